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

// The districts (and, if `villages`, the villages) of `home` whose name is one letter from
// `folded`; empty if none or if two different names are. The first letter must be right: people
// get it right, and it keeps everyday words away. `home` finer than a province, or Jakarta.
std::span<const std::uint32_t> misspelt_at_home(const Areas& areas, const NameIndex& names,
                                                std::string_view home, std::string_view folded,
                                                bool villages);

}  // namespace serap::router
