#include "services/classifier/checksum.hpp"

#include <cstring>

#include "services/model/hex.hpp"

namespace serap::classifier {

std::uint64_t checksum(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  std::uint64_t state = seed;
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, bytes.data(), sizeof chunk);
    state = (state ^ chunk) * kPrime;
    state ^= state >> 32;
    bytes.remove_prefix(sizeof chunk);
  }
  for (char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * kPrime;
  return state;
}

std::string hex_of(std::uint64_t sum) {
  std::string hex;
  for (int shift = 60; shift >= 16; shift -= 4) hex += kHexDigits[(sum >> shift) & 0xF];
  return hex;
}

}  // namespace serap::classifier
