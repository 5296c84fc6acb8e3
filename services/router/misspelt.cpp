#include "services/router/misspelt.hpp"

#include <algorithm>

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

std::span<const std::uint32_t> misspelt_at_home(const Areas& areas, const NameIndex& names,
                                                std::string_view home, std::string_view folded,
                                                bool villages) {
  std::string_view only;
  for (std::uint32_t i = areas.first_in(home); i < areas.size(); ++i) {
    const Area& area = areas.at(i);
    if (!lies_in(area.code, home)) break;
    const AreaLevel level = area.level();
    if (level <= AreaLevel::kRegency || (level == AreaLevel::kVillage && !villages)) continue;
    const std::string_view key = names.key_of(i);
    if (key.front() != folded.front() || !one_letter_apart(key, folded)) continue;
    if (!only.empty() && only != key) return {};
    only = key;
  }
  return only.empty() ? std::span<const std::uint32_t>{} : names.find(only);
}

}  // namespace serap::router
