#pragma once
#include <string>
#include <string_view>

namespace serap::sender {

std::string sha256_of(std::string_view bytes);  // 32 raw bytes

// True if `told`, hex or base64, is `digest`; true for an empty one: nothing was told.
bool tells(std::string_view told, std::string_view digest);

}  // namespace serap::sender
