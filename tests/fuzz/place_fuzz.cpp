// Any words as a place and as the message around it: an area that exists, or a question that fits
// on a list.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/router/folder.hpp"
#include "tests/fuzz/shipped_data.hpp"

using namespace serap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const router::Loaded loaded(shipped_data() / "router");
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\n');
  const std::string_view place = bytes.substr(0, cut);
  const std::string_view text = cut == std::string_view::npos ? "" : bytes.substr(cut + 1);
  const auto found = loaded.places().find(place, text, {});
  if (!found.area.value.empty() && loaded.areas().find(found.area.value) == nullptr) std::abort();
  if (found.regencies.size() > router::kMostNamesakes) std::abort();
  return 0;
}
