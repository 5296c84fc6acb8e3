#pragma once
// Which areas bear a name: a hash table over folded names, built once at load.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/router/areas.hpp"

namespace serap::router {

class NameIndex {
 public:
  // Borrows `areas`, which must outlive it.
  explicit NameIndex(const Areas& areas);

  // Positions in the areas that bear the folded name, in order of code; empty if none does.
  std::span<const std::uint32_t> find(std::string_view folded) const;
  // The folded name of the area at that position.
  std::string_view key_of(std::uint32_t position) const { return names_[name_at_[position]].key; }

 private:
  struct Name {
    std::string_view key;
    std::uint32_t first;  // in positions_
    std::uint32_t count;
  };
  std::vector<char> keys_;
  std::vector<std::uint32_t> positions_;  // grouped by name
  std::vector<Name> names_;
  std::vector<std::uint32_t> name_at_;  // of each area, its position in names_
  std::vector<std::uint32_t> slots_;    // open addressing: 0 empty, else 1 + position in names_
};

}  // namespace serap::router
