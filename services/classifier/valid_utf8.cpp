#include "services/classifier/valid_utf8.hpp"

#include <unicode/utf8.h>

namespace serap::classifier {

std::string valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  while (at < size) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) {
      valid += "\xEF\xBF\xBD";
    } else {
      valid.append(
          text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
    }
  }
  return valid;
}

}  // namespace serap::classifier
