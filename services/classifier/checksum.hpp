#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace serap::classifier {

// FNV-1a, 64 bits, eight bytes a step (the tail by single bytes). Finds damage, not malice.
std::uint64_t checksum(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL);

// Twelve hexadecimal digits of a sum, for names of versions.
std::string hex_of(std::uint64_t sum);

}  // namespace serap::classifier
