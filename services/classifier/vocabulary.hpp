#pragma once
// Which features a model knows, how rare each is, and a text as weighed features.
#include <cstdint>
#include <span>
#include <vector>

#include "services/classifier/features.hpp"

namespace serap::classifier {

struct Weighed {
  std::uint32_t feature = 0;  // index in the vocabulary
  float value = 0;
  std::uint32_t word = 0;  // the first word it came from
};

// How much each family of features counts.
struct FamilyShares {
  float words = 1.0F;
  float pieces = 1.0F;
  float knowledge = 1.0F;
  float as_written = 1.0F;
  bool operator==(const FamilyShares&) const = default;
};

// An open-addressing table from a feature's key to its index and its rarity (idf).
class Vocabulary {
 public:
  struct Slot {
    std::uint64_t key = 0;  // 0: empty
    std::uint32_t feature = 0;
    float rarity = 0;
    bool operator==(const Slot&) const = default;
  };

  Vocabulary() = default;
  // The keys that occur in at least `fewest_texts` of the texts, numbered in order of their first
  // appearance.
  static Vocabulary learn(std::span<const std::vector<Occurrence>> texts,
                          std::uint32_t fewest_texts, FamilyShares shares);
  // As stored. The number of slots is a power of two and one at least is empty, or there are none.
  Vocabulary(std::vector<Slot> slots, std::size_t size, FamilyShares shares);

  // The slot of a feature, or null if it is not known.
  const Slot* find(std::uint64_t key) const;

  // The known features of a text, in order of their first appearance: (1 + ln count) x rarity, each
  // family scaled to length 1, then by its share.
  std::vector<Weighed> weigh(std::span<const Occurrence> occurrences) const;

  std::size_t size() const { return size_; }
  const std::vector<Slot>& slots() const { return slots_; }
  FamilyShares shares() const { return shares_; }
  void set_shares(FamilyShares shares) { shares_ = shares; }
  bool operator==(const Vocabulary&) const = default;

 private:
  struct Known {
    std::uint32_t feature;
    std::uint32_t word;
    Family family;
    float rarity;
    float times;
    float value;
  };
  std::vector<Known> count(std::span<const Occurrence> occurrences) const;

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  FamilyShares shares_;
};

}  // namespace serap::classifier
