#include "services/router/offices.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace serap::router {
namespace {

constexpr std::array<std::pair<std::string_view, AreaLevel>, 4> kAreaOf{{
    {"provinsi", AreaLevel::kProvince},
    {"kab_kota", AreaLevel::kRegency},
    {"kecamatan", AreaLevel::kDistrict},
    {"kelurahan_desa", AreaLevel::kVillage},
}};

std::string_view area_at(const AreaCode& area, std::string_view level) {
  for (const auto& [name, digits] : kAreaOf) {
    if (name == level) return part_of(area.value, digits);
  }
  return {};
}

std::string_view level_of(std::string_view area) {
  for (const auto& [name, digits] : kAreaOf) {
    if (area.size() == static_cast<std::size_t>(digits)) return name;
  }
  return {};
}

// What an override's `from` names: the level, the agency, or the agency at the level.
bool is_meant(std::string_view from, const Duty& duty) {
  const std::size_t at = from.find('@');
  if (at != std::string_view::npos)
    return from.substr(0, at) == duty.agency && from.substr(at + 1) == duty.level;
  return from == duty.agency || (from == duty.level && !duty.level.empty());
}

}  // namespace

std::optional<Duty> Offices::duty_of(std::string_view agency, std::string_view level,
                                     Day day) const {
  const Agency* row = table_.agency(agency, day);
  if (!row) return std::nullopt;
  if (row->national()) return Duty{row->code, ""};
  return Duty{row->code, row->exists_at(level) ? std::string{level} : row->scope.front()};
}

Duty Offices::with_overrides(Duty duty, const Topic& topic, const AreaCode& area, Day day,
                             const Override*& reason) const {
  for (const Override& row : table_.overrides) {
    if (!row.valid.holds(day) || !lies_in(area.value, row.area) || !is_meant(row.from, duty))
      continue;
    if (!row.topic.empty() && row.topic != topic.id.value) continue;
    if (level_named(row.to)) {
      duty.level = row.to;
    } else if (const auto other = duty_of(row.to, duty.level, day)) {
      duty = *other;
    }
    if (!row.reason_id.empty()) reason = &row;
  }
  return duty;
}

std::optional<Candidate> Offices::office(const Duty& duty, const AreaCode& area, Day day) const {
  const Agency* agency = table_.agency(duty.agency, day);
  if (!agency) return std::nullopt;
  if (agency->national())
    return Candidate{AgencyCode{agency->code}, agency->name, agency->level, 0};
  const std::string_view region = area_at(area, duty.level);
  if (region.empty() || !areas_.find(region)) return std::nullopt;
  return Candidate{AgencyCode{fmt::format("{}@{}", agency->code, region)},
                   name_in(*agency, region, day),
                   agency->level.empty() ? duty.level : agency->level, 0};
}

std::optional<Candidate> Offices::with_code(const AgencyCode& code, Day day) const {
  const std::size_t at = code.value.find('@');
  if (at == std::string::npos) {
    const Agency* agency = table_.agency(code.value, day);
    if (!agency || !agency->national()) return std::nullopt;
    return office({agency->code, ""}, {}, day);
  }
  const std::string_view region = std::string_view{code.value}.substr(at + 1);
  const Agency* agency = table_.agency(std::string_view{code.value}.substr(0, at), day);
  if (!agency || agency->national()) return std::nullopt;
  // In Jakarta the province has the duties of a kab/kota, and so its generic agencies.
  const bool exists = agency->exists_at(level_of(region)) || region == "31";
  if (!exists) return std::nullopt;
  return office({agency->code, std::string{level_of(region)}}, AreaCode{std::string{region}}, day);
}

std::string Offices::name_in(const Agency& agency, std::string_view area, Day day) const {
  std::string_view name = agency.name;
  std::size_t closest = 0;
  for (const AgencyName& row : table_.names) {
    if (row.agency != agency.code || !row.valid.holds(day) || !lies_in(area, row.area)) continue;
    if (row.area.size() <= closest) continue;
    closest = row.area.size();
    name = row.name;
  }
  // A kelurahan is called by its own word, a desa by its own; where the region has another word it
  // was found above.
  if (agency.code == "KELDES" && closest == 0) name = area[6] == '1' ? "Kelurahan" : "Desa";
  return fmt::format("{} {}", name, areas_.region_name(area));
}

}  // namespace serap::router
