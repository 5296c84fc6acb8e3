#include "services/classifier/vocabulary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace serap::classifier {
namespace {

struct Seen {
  std::uint32_t texts = 0;
  std::size_t last = 0;  // text + 1
};

void put(std::vector<Vocabulary::Slot>& slots, const Vocabulary::Slot& slot) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = slot.key & mask;
  while (slots[at].key != 0) at = (at + 1) & mask;
  slots[at] = slot;
}

float rarity_of(std::uint32_t texts_with, std::size_t texts) {
  return static_cast<float>(1.0 +
                            std::log((1.0 + static_cast<double>(texts)) / (1.0 + texts_with)));
}

}  // namespace

Vocabulary::Vocabulary(std::vector<Slot> slots, std::size_t size, FamilyShares shares)
    : slots_(std::move(slots)), size_(size), shares_(shares) {}

Vocabulary Vocabulary::learn(std::span<const std::vector<Occurrence>> texts,
                             std::uint32_t fewest_texts, FamilyShares shares) {
  std::unordered_map<std::uint64_t, Seen> seen;
  std::vector<std::uint64_t> order;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    for (const Occurrence& occurrence : texts[t]) {
      Seen& entry = seen[occurrence.key];
      if (entry.texts == 0) order.push_back(occurrence.key);
      if (entry.last == t + 1) continue;
      entry.last = t + 1;
      ++entry.texts;
    }
  }
  std::erase_if(order, [&](std::uint64_t key) { return seen[key].texts < fewest_texts; });
  std::vector<Slot> slots(std::bit_ceil(order.size() * 2 + 2));
  std::uint32_t feature = 0;
  for (std::uint64_t key : order)
    put(slots, {key, feature++, rarity_of(seen[key].texts, texts.size())});
  return {std::move(slots), order.size(), shares};
}

const Vocabulary::Slot* Vocabulary::find(std::uint64_t key) const {
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key & mask; slots_[at].key != 0; at = (at + 1) & mask) {
    if (slots_[at].key == key) return &slots_[at];
  }
  return nullptr;
}

std::vector<Weighed> Vocabulary::weigh(std::span<const Occurrence> occurrences) const {
  std::vector<Known> known = count(occurrences);
  std::array<double, kFamilies> squares{};
  for (Known& feature : known) {
    feature.value = (1.0F + std::log(feature.times)) * feature.rarity;
    squares[static_cast<std::size_t>(feature.family)] +=
        static_cast<double>(feature.value) * feature.value;
  }
  std::array<float, kFamilies> factor{shares_.words, shares_.pieces, shares_.knowledge,
                                      shares_.as_written};
  for (std::size_t family = 0; family < kFamilies; ++family) {
    factor[family] /=
        static_cast<float>(std::sqrt(squares[family]));  // of an empty family: never used
  }
  std::vector<Weighed> weighed;
  weighed.reserve(known.size());
  for (const Known& feature : known) {
    weighed.push_back({feature.feature,
                       feature.value * factor[static_cast<std::size_t>(feature.family)],
                       feature.word});
  }
  return weighed;
}

std::vector<Vocabulary::Known> Vocabulary::count(std::span<const Occurrence> occurrences) const {
  std::vector<Known> known;
  known.reserve(occurrences.size());
  // A table of its own, from a feature to its place in `known` + 1: cheaper than sorting.
  std::vector<std::uint32_t> places(std::bit_ceil(occurrences.size() * 2 + 2));
  const std::size_t mask = places.size() - 1;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    // The table is larger than the processor's caches: ask for a slot before it is needed.
    constexpr std::size_t kAhead = 12;
    if (i + kAhead < occurrences.size() && !slots_.empty())
      __builtin_prefetch(&slots_[occurrences[i + kAhead].key & (slots_.size() - 1)]);
    const Occurrence& occurrence = occurrences[i];
    const Slot* slot = find(occurrence.key);
    if (slot == nullptr) continue;
    std::size_t at = (occurrence.key >> 20) & mask;
    while (places[at] != 0 && known[places[at] - 1].feature != slot->feature) at = (at + 1) & mask;
    if (places[at] == 0) {
      known.push_back({slot->feature, occurrence.word, occurrence.family, slot->rarity, 0, 0});
      places[at] = static_cast<std::uint32_t>(known.size());
    }
    known[places[at] - 1].times += 1;
  }
  return known;
}

}  // namespace serap::classifier
