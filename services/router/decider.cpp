#include "services/router/decider.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "services/router/likelier.hpp"
#include "services/router/shares.hpp"

namespace serap::router {
namespace {

constexpr double kUnplaced = 0.5;  // the same, while only the tenant's home is known
constexpr double kTriage = 0.5;
constexpr std::string_view kFallbackTopic = "lainnya";
constexpr std::string_view kJakarta = "31";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  if (const std::size_t at = text.find(what); at != std::string::npos)
    text.replace(at, what.size(), with);
  return text;
}

bool holds(const std::vector<Candidate>& candidates, const AgencyCode& agency) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& c) { return c.agency == agency; });
}

// Most likely first for a reader who doubts the first: the neighbours of its level.
std::array<Level, 3> other_levels(std::string_view level) {
  if (level == name_of(Level::kProvinsi)) return {Level::kProvinsi, Level::kKabKota, Level::kPusat};
  return {Level::kKabKota, Level::kProvinsi, Level::kPusat};
}

}  // namespace

Routing Decider::route(const Matter& matter, Day day) const {
  const Topic* topic = table_.topic(matter.topic.value, day);
  if (!topic) topic = table_.topic(kFallbackTopic, day);
  Routing routing;
  routing.table = fmt::format("{}/{}", table_.version, areas_.version());
  routing.place = matter.place;
  if (!topic) {  // a table without "lainnya": still an answer
    routing.candidates = {host_of(matter, day)};
    return routing;
  }
  const Case c{matter, *topic, day, find_place(matter)};
  routing.place.area = c.found.area;
  routing.place.area_name = areas_.address_of(c.found.area.value);
  routing.sla_class = topic->sla_class;

  const std::string words =
      spaced(words_of(matter.text)) + spaced(words_of(matter.place.words)).substr(1);
  Verdict verdict = judge_.judge(*topic, words, day);
  const Override* exception = nullptr;
  if (verdict.duty.agency.empty()) {
    routing.candidates = {host_of(matter, day)};
    add_levels(routing, c, c.found.area);
    share(routing.candidates, verdict.p);
  } else if (auto office = office_for(c, verdict.duty, c.found.area, exception)) {
    routing.candidates = {*office};
    routing.asks = verdict.asks;
    add_levels(routing, c, c.found.area);
    share(routing.candidates, verdict.p);
  } else {
    routing.asks = "area";
    routing.likely = likely_areas(c);
    suppose_home(routing, c);
    add_unplaced(routing, c, verdict);
  }
  say_why(routing, verdict, exception);
  if (!matter.not_agency.empty()) leave_out_refused(routing, c);
  if (routing.candidates.size() > kMostCandidates) routing.candidates.resize(kMostCandidates);
  return routing;
}

FoundPlace Decider::find_place(const Matter& matter) const {
  PlaceHints hints;
  if (areas_.find(matter.home_area.value)) hints.home = matter.home_area;
  hints.known = matter.place.area;
  Nearby nearby;
  if (matter.place.pin) {
    nearby = seats_.near(*matter.place.pin,
                         AreaCode{std::string{part_of(hints.home.value, AreaLevel::kRegency)}});
    hints.near = nearby.regencies;
  }
  FoundPlace found = places_.find(matter.place.words, matter.text, hints);
  if (found.area.value.size() >= 4) return found;
  likelier_first(found.regencies, hints.home, seats_, areas_);
  std::erase_if(nearby.regencies,
                [&](const AreaCode& code) { return !lies_in(code.value, found.area.value); });
  if (nearby.regencies.empty()) return found;
  if (nearby.sure && nearby.regencies.front() == hints.near.front())
    return {nearby.regencies.front(), {}};
  if (found.regencies.empty()) found.regencies = nearby.regencies;
  return found;
}

std::optional<Candidate> Decider::office_for(const Case& c, const Duty& duty, const AreaCode& area,
                                             const Override*& reason) const {
  const Duty real = offices_.with_overrides(duty, c.topic, area, c.day, reason);
  if (auto office = offices_.office(real, area, c.day)) return office;
  // The village or district is not known: the regency above it hands the matter on.
  if (duty.level != "kecamatan" && duty.level != "kelurahan_desa") return std::nullopt;
  const auto above =
      offices_.duty_of(c.topic.agency_at(Level::kKabKota), name_of(Level::kKabKota), c.day);
  if (!above) return std::nullopt;
  return offices_.office(offices_.with_overrides(*above, c.topic, area, c.day, reason), area,
                         c.day);
}

std::vector<LikelyArea> Decider::likely_areas(const Case& c) const {
  constexpr std::size_t kMost = 3;  // a message's buttons
  std::vector<LikelyArea> likely;
  for (const AreaCode& code : c.found.regencies) {
    if (likely.size() == kMost) break;
    likely.push_back({code, replaced(areas_.address_of(code.value), "Kabupaten ", "Kab. ")});
  }
  if (likely.size() < 2) likely.clear();
  return likely;
}

void Decider::suppose_home(Routing& routing, const Case& c) const {
  if (!c.found.area.empty() || !c.found.regencies.empty()) return;
  if (!areas_.find(c.matter.home_area.value)) return;
  routing.place.area = c.matter.home_area;
  routing.place.area_name = areas_.address_of(c.matter.home_area.value);
}

void Decider::add_unplaced(Routing& routing, const Case& c, const Verdict& verdict) const {
  const Override* ignored = nullptr;
  const std::vector<double> shares = shares_by_rank(c.found.regencies.size());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    auto office = office_for(c, verdict.duty, c.found.regencies[i], ignored);
    if (!office) continue;
    office->p = verdict.p * shares[i];
    routing.candidates.push_back(*office);
  }
  if (!routing.candidates.empty()) return;
  const AreaCode& home = c.matter.home_area;
  auto at_home = lies_in(home.value, c.found.area.value)
                     ? office_for(c, verdict.duty, home, ignored)
                     : std::nullopt;
  if (!at_home) {
    routing.candidates = {host_of(c.matter, c.day)};
    routing.candidates.front().p = kTriage;
    return;
  }
  routing.candidates = {*at_home};
  add_levels(routing, c, home);
  share(routing.candidates, verdict.p);
  for (Candidate& candidate : routing.candidates) candidate.p *= kUnplaced;
}

void Decider::add_levels(Routing& routing, const Case& c, const AreaCode& area) const {
  const Override* ignored = nullptr;
  for (const Level level : other_levels(routing.candidates.front().level)) {
    const auto duty = offices_.duty_of(c.topic.agency_at(level), name_of(level), c.day);
    const auto office = duty ? office_for(c, *duty, area, ignored) : std::nullopt;
    if (office && !holds(routing.candidates, office->agency)) routing.candidates.push_back(*office);
  }
}

void Decider::leave_out_refused(Routing& routing, const Case& c) const {
  const std::vector<AgencyCode>& refused = c.matter.not_agency;
  // Words and defaults have been overruled by a person: their question is not worth asking now.
  if (routing.asks != "area") routing.asks.clear();
  const AgencyCode first = routing.candidates.front().agency;
  leave_out(routing.candidates, refused);
  if (routing.candidates.empty()) {
    routing.candidates = {host_of(c.matter, c.day)};
    routing.candidates.front().p = kTriage;
    routing.reason_id =
        "semua kantor yang mungkin menyatakan bukan wewenangnya; koordinator memutuskan";
    routing.reason_en = "every likely office says it is not theirs; the coordinator decides";
    return;
  }
  if (routing.candidates.front().agency == first) return;
  const std::string& level = routing.candidates.front().level;
  const Level owner = level_named(level).value_or(
      level == "pusat_vertikal" || level == "bumn" ? Level::kPusat : Level::kKabKota);
  say_why(routing, judge_.by_level(c.topic, owner, c.day), nullptr);
  const std::string names = names_of(refused, c.day);
  routing.reason_id = fmt::format("bukan wewenang {}; {}", names, routing.reason_id);
  routing.reason_en = fmt::format("not a matter of {}; {}", names, routing.reason_en);
}

std::string Decider::names_of(const std::vector<AgencyCode>& agencies, Day day) const {
  std::string names;
  for (const AgencyCode& code : agencies) {
    const auto office = offices_.with_code(code, day);
    names += (names.empty() ? "" : ", ") + (office ? office->agency_name : code.value);
  }
  return names;
}

void Decider::say_why(Routing& routing, const Verdict& verdict, const Override* exception) const {
  const std::string_view area = routing.place.area.value;
  const Area* regency = areas_.find(part_of(area, AreaLevel::kRegency));
  const bool city = lies_in(area, kJakarta) || (regency && is_city(*regency));
  const bool known = regency || lies_in(area, kJakarta);
  routing.reason_id = replaced(verdict.reason_id, "{daerah}",
                               !known ? "kabupaten/kota"
                               : city ? "kota"
                                      : "kabupaten");
  routing.reason_en = replaced(verdict.reason_en, "{area}",
                               !known ? "city or regency"
                               : city ? "city"
                                      : "regency");
  if (!exception) return;
  if (level_named(exception->to)) {
    routing.reason_id += "; " + exception->reason_id;
    routing.reason_en += "; " + exception->reason_en;
  } else {
    routing.reason_id = exception->reason_id;
    routing.reason_en = exception->reason_en;
  }
}

Candidate Decider::host_of(const Matter& matter, Day day) const {
  if (auto host = offices_.with_code(matter.host_agency, day)) return *host;
  if (!matter.host_agency.empty()) return {matter.host_agency, matter.host_agency.value, "", 0};
  for (const std::string_view level : {name_of(Level::kKabKota), name_of(Level::kProvinsi)}) {
    if (auto office = offices_.office({"KOMINFO-D", std::string{level}}, matter.home_area, day))
      return *office;
  }
  // A nation-wide number without a host: the ministry that owns the national complaint system.
  return offices_.office({"PANRB", ""}, {}, day).value_or(Candidate{});
}

}  // namespace serap::router
