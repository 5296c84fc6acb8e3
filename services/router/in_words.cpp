#include <array>
#include <utility>

#include <fmt/format.h>

#include "services/router/port.hpp"

namespace serap::router {
namespace {

// What a question of the router is about.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kAsks{{
    {"area", "which kabupaten or kota, and kecamatan"},
    {"status_jalan", "whose road it is: nasional, provinsi, or kota/kabupaten"},
    {"jenjang", "the level of the school: SD/SMP, SMA/SMK, madrasah, or university"},
    {"pemilik_rs", "whose hospital it is: Kemenkes, provinsi, kota/kabupaten, or private"},
    {"unit", "which office is meant"},
    {"jenis_pajak", "which tax: vehicle (PKB), or land and local levies (PBB)"},
    {"pemilik_aplikasi", "whose app or site it is"},
}};

std::string_view meaning_of(std::string_view asks) {
  for (const auto& [id, meaning] : kAsks) {
    if (id == asks) return meaning;
  }
  return "";
}

std::string office_line(const Candidate& c) {
  return fmt::format("{} {:.0f} % {} ({})\n", c.agency.value, c.p * 100, c.agency_name, c.level);
}

}  // namespace

std::string in_words(const Routing& routing) {
  std::string text;
  for (std::size_t i = 0; i < routing.candidates.size(); ++i) {
    text += (i == 0 ? "office: " : "else: ") + office_line(routing.candidates[i]);
  }
  text += fmt::format("because: {} / {}\n", routing.reason_id, routing.reason_en);
  const std::string place =
      routing.place.area.empty()
          ? "not known"
          : fmt::format("{} ({})", routing.place.area_name, routing.place.area.value);
  text += fmt::format("place: {}\nSLA class: {}\n", place, routing.sla_class);
  if (!routing.asks.empty()) {
    text += fmt::format("must be known first: {} ({})\n", meaning_of(routing.asks), routing.asks);
  }
  return text + fmt::format("table: {}\n", routing.table);
}

}  // namespace serap::router
