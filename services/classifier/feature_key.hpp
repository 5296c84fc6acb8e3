#pragma once
// The 64-bit name of a feature, hashed a character at a time.
#include <cstdint>
#include <string_view>

namespace serap::classifier {

// FNV-1a, 64 bits, mixed at the end so that the low bits, which choose a slot, depend on all of it.
// `kind` keeps the same letters of two kinds of features apart.
class FeatureKey {
 public:
  explicit FeatureKey(char kind) { add(kind); }
  FeatureKey(char kind, std::string_view text) : FeatureKey(kind) { add(text); }

  void add(char c) {
    state_ ^= static_cast<unsigned char>(c);
    state_ *= 0x100000001b3ULL;
  }
  void add(std::string_view text) {
    for (char c : text) add(c);
  }
  std::uint64_t value() const {
    std::uint64_t mixed = (state_ ^ (state_ >> 32)) * 0x9e3779b97f4a7c15ULL;
    mixed ^= mixed >> 29;
    return mixed == 0 ? 1 : mixed;  // 0 marks an empty slot
  }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace serap::classifier
