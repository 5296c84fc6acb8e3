#include "services/router/name_index.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "services/router/words.hpp"

namespace serap::router {

NameIndex::NameIndex(const Areas& areas) {
  struct Entry {
    std::uint32_t key_at, key_size, position;
  };
  std::vector<Entry> entries;
  entries.reserve(areas.size());
  for (std::uint32_t i = 0; i < areas.size(); ++i) {
    const std::string key = fold(short_name(areas.at(i)));
    entries.push_back(
        {static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(key.size()), i});
    keys_.insert(keys_.end(), key.begin(), key.end());
  }
  shapes_.reserve(entries.size());
  for (const Entry& e : entries) {
    shapes_.push_back({e.key_size > 0 ? keys_[e.key_at] : '\0',
                       static_cast<std::uint8_t>(std::min<std::uint32_t>(e.key_size, 255))});
  }
  const auto key_of = [&](const Entry& e) {
    return std::string_view{keys_.data() + e.key_at, e.key_size};
  };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const Entry& a, const Entry& b) { return key_of(a) < key_of(b); });
  positions_.reserve(entries.size());
  name_at_.resize(entries.size());
  for (const Entry& entry : entries) {
    if (names_.empty() || names_.back().key != key_of(entry)) {
      names_.push_back({key_of(entry), static_cast<std::uint32_t>(positions_.size()), 0});
    }
    positions_.push_back(entry.position);
    name_at_[entry.position] = static_cast<std::uint32_t>(names_.size() - 1);
    ++names_.back().count;
  }
  slots_.assign(std::bit_ceil(2 * names_.size() + 1), 0);
  for (std::uint32_t n = 0; n < names_.size(); ++n) {
    std::size_t slot = std::hash<std::string_view>{}(names_[n].key) & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = n + 1;
  }
}

std::span<const std::uint32_t> NameIndex::find(std::string_view folded) const {
  std::size_t slot = std::hash<std::string_view>{}(folded) & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const Name& name = names_[slots_[slot] - 1];
    if (name.key == folded) return {positions_.data() + name.first, name.count};
  }
  return {};
}

}  // namespace serap::router
