// Bytes that a stranger sends as a picture: a kind or none, and without metadata they are a picture
// still, in which nothing more is left to take out.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "services/tickets/media_kinds.hpp"
#include "services/tickets/picture_metadata.hpp"

namespace {

using namespace serap;
using Strip = Result<std::string> (*)(std::string_view);

void check(Strip without_metadata, std::string_view bytes, std::string_view mime) {
  const auto once = without_metadata(bytes);
  if (!once) return;
  const auto twice = without_metadata(*once);
  if (!twice || *twice != *once) std::abort();
  if (tickets::mime_of(*once, "") != mime) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string mime = tickets::mime_of(bytes, "");
  if (!mime.empty() && tickets::most_bytes(mime) == 0) std::abort();
  check(tickets::jpeg_without_metadata, bytes, "image/jpeg");
  check(tickets::png_without_metadata, bytes, "image/png");
  return 0;
}
