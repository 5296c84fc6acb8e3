// The first line of the input is the header, the rest the body: only the true signature may pass.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/platform/signature.hpp"
#include "gateway/platform/sound_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace serap::platform;
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view header = input.substr(0, line);
  const std::string_view body = input.substr(std::min(line + 1, input.size()));
  static const std::vector<std::string> kSecrets{"first", "second"};
  const bool is_true =
      header == signature_of(body, "first") || header == signature_of(body, "second");
  if (SignatureCheck{kSecrets}.signer_of(header, body).has_value() != is_true) std::abort();
  const std::string sound = with_sound_text(body);
  if (with_sound_text(sound) != sound) std::abort();  // once mended, nothing is left to mend
  return 0;
}
