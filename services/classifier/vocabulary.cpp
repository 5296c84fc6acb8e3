#include "services/classifier/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <tuple>
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
  struct Known {
    std::uint32_t feature;
    std::uint32_t word;
    Family family;
    float rarity;
  };
  std::vector<Known> known;
  known.reserve(occurrences.size());
  for (const Occurrence& occurrence : occurrences) {
    const Slot* slot = find(occurrence.key);
    if (slot != nullptr)
      known.push_back({slot->feature, occurrence.word, occurrence.family, slot->rarity});
  }
  std::sort(known.begin(), known.end(), [](const Known& a, const Known& b) {
    return std::tie(a.feature, a.word) < std::tie(b.feature, b.word);
  });

  std::vector<Weighed> weighed;
  std::vector<Family> families;
  std::array<double, kFamilies> squares{};
  for (std::size_t i = 0; i < known.size();) {
    std::size_t end = i;
    while (end < known.size() && known[end].feature == known[i].feature) ++end;
    const float value = (1.0F + std::log(static_cast<float>(end - i))) * known[i].rarity;
    weighed.push_back({known[i].feature, value, known[i].word});
    families.push_back(known[i].family);
    squares[static_cast<std::size_t>(known[i].family)] += static_cast<double>(value) * value;
    i = end;
  }
  const std::array<float, kFamilies> shares{shares_.words, shares_.pieces, shares_.knowledge};
  for (std::size_t i = 0; i < weighed.size(); ++i) {
    const auto family = static_cast<std::size_t>(families[i]);
    weighed[i].value *= shares[family] / static_cast<float>(std::sqrt(squares[family]));
  }
  return weighed;
}

}  // namespace serap::classifier
