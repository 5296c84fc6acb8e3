#pragma once
// Names with one letter wrong, too many or missing: looked for at the tenant's home only, where few
// names are there to be confused.
#include <cstdint>
#include <span>
#include <string_view>

#include "services/router/areas.hpp"
#include "services/router/name_index.hpp"

namespace serap::router {

// True if one letter put in, left out, replaced or swapped with its neighbour makes one of the
// other. Equal words are not misspelt.
bool one_letter_apart(std::string_view a, std::string_view b);

// Where the areas of a home stand in the areas.
struct HomeRange {
  std::uint32_t first = 0, last = 0;  // [first, last); empty: no home, or one with too many names
  bool holds(std::uint32_t position) const { return first <= position && position < last; }
};
// Of a regency or Jakarta; of a whole province, and of what is no area, empty.
HomeRange home_range(const Areas& areas, std::string_view home);

// The areas with the one name at home that is one letter from `folded`; empty if none or two are.
// Districts, and villages if `villages`. The first letter must be right: people get it right, and
// it keeps everyday words away.
std::span<const std::uint32_t> misspelt_at_home(const Areas& areas, const NameIndex& names,
                                                HomeRange home, std::string_view folded,
                                                bool villages);

}  // namespace serap::router
