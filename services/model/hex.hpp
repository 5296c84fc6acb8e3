#pragma once
#include <string>
#include <string_view>

namespace serap {

inline constexpr std::string_view kHexDigits = "0123456789abcdef";

// Two lowercase digits for each byte.
inline std::string hex_of(std::string_view bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char c : bytes) {
    text.push_back(kHexDigits[static_cast<unsigned char>(c) >> 4]);
    text.push_back(kHexDigits[static_cast<unsigned char>(c) & 15]);
  }
  return text;
}

}  // namespace serap
