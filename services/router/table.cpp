#include "services/router/table.hpp"

#include <algorithm>
#include <array>

namespace serap::router {
namespace {

constexpr std::array<std::string_view, 3> kLevels{"pusat", "provinsi", "kab_kota"};

template <class T, class Match>
const T* valid_row(const std::vector<T>& rows, Day day, Match match) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const T& row) { return match(row) && row.valid.holds(day); });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

std::optional<Level> level_named(std::string_view name) {
  const auto found = std::find(kLevels.begin(), kLevels.end(), name);
  if (found == kLevels.end()) return std::nullopt;
  return static_cast<Level>(found - kLevels.begin());
}

const std::string& Topic::agency_at(Level level) const {
  if (level == Level::kPusat) return pusat;
  return level == Level::kProvinsi ? provinsi : kab_kota;
}

bool Agency::exists_at(std::string_view level_name) const {
  return std::find(scope.begin(), scope.end(), level_name) != scope.end();
}

const Topic* Table::topic(std::string_view id, Day day) const {
  return valid_row(topics, day, [&](const Topic& row) { return row.id.value == id; });
}

const Agency* Table::agency(std::string_view code, Day day) const {
  return valid_row(agencies, day, [&](const Agency& row) { return row.code == code; });
}

const SlaClass* Table::sla_class(std::string_view id, Day day) const {
  return valid_row(sla, day, [&](const SlaClass& row) { return row.id == id; });
}

}  // namespace serap::router
