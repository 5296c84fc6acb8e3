#include "services/router/misspelt.hpp"

#include <algorithm>
#include <string>

namespace serap::router {

bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin());
  const auto at = static_cast<std::size_t>(in_a - a.begin());
  if (at == b.size()) return false;
  if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

HomeRange home_range(const Areas& areas, std::string_view home) {
  if (home.size() < 4 && home != "31") return {};  // Jakarta is a city in all but its code
  // ':' comes after the digits: the first area behind home.
  return {areas.first_in(home), areas.first_in(std::string{home} + ':')};
}

std::span<const std::uint32_t> misspelt_at_home(const Areas& areas, const NameIndex& names,
                                                HomeRange home, std::string_view folded,
                                                bool villages) {
  std::string_view only;
  for (std::uint32_t i = home.first; i < home.last; ++i) {
    if (!names.begins_alike(i, folded)) continue;
    const AreaLevel level = areas.at(i).level();
    if (level <= AreaLevel::kRegency || (level == AreaLevel::kVillage && !villages)) continue;
    const std::string_view key = names.key_of(i);
    if (!one_letter_apart(key, folded)) continue;
    if (!only.empty() && only != key) return {};
    only = key;
  }
  return only.empty() ? std::span<const std::uint32_t>{} : names.find(only);
}

}  // namespace serap::router
