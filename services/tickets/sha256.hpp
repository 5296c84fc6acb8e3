#pragma once
#include <string>
#include <string_view>

namespace serap::tickets {

// 64 hexadecimal digits.
std::string sha256_of(std::string_view bytes);

}  // namespace serap::tickets
