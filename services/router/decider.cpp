#include "services/router/decider.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "services/router/rules.hpp"

namespace serap::router {
namespace {

constexpr std::size_t kMostCandidates = 3;
constexpr double kUsual = 0.85;    // the default owner is right when no word speaks against it
constexpr double kAlone = 0.95;    // at least, where no other level has a part in the topic
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
  if (level == name_of(Level::kKabKota)) return {Level::kKabKota, Level::kProvinsi, Level::kPusat};
  return {Level::kPusat, Level::kKabKota, Level::kProvinsi};
}

// What the first candidate leaves over goes to the others, twice as much to the second as to the
// third.
void share_the_rest(std::vector<Candidate>& candidates) {
  if (candidates.size() == 1) candidates[0].p = std::max(candidates[0].p, kAlone);
  const double rest = 1 - candidates[0].p;
  if (candidates.size() == 2) candidates[1].p = rest;
  if (candidates.size() == 3) {
    candidates[1].p = rest * 2 / 3;
    candidates[2].p = rest / 3;
  }
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
  Verdict verdict = judge(*topic, words, day);
  const Override* exception = nullptr;
  if (verdict.duty.agency.empty()) {
    routing.candidates = {host_of(matter, day)};
    routing.candidates.front().p = verdict.p;
    add_others(routing, c, c.found.area);
  } else if (auto office = office_for(c, verdict.duty, c.found.area, exception)) {
    routing.candidates = {*office};
    routing.candidates.front().p = verdict.p;
    routing.asks = verdict.asks;
    add_others(routing, c, c.found.area);
  } else {
    routing.asks = "area";
    add_unplaced(routing, c, verdict);
  }
  say_why(routing, verdict, exception);
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
  std::erase_if(nearby.regencies,
                [&](const AreaCode& code) { return !lies_in(code.value, found.area.value); });
  if (nearby.regencies.empty()) return found;
  if (nearby.sure && nearby.regencies.front() == hints.near.front())
    return {nearby.regencies.front(), {}};
  if (found.regencies.empty()) found.regencies = nearby.regencies;
  return found;
}

Decider::Verdict Decider::judge(const Topic& topic, std::string_view words, Day day) const {
  if (const Rule* rule = deciding_rule(table_, topic, words, day))
    return by_rule(*rule, topic, day);
  return by_level(topic, topic.usual.value_or(Level::kKabKota), day);
}

Decider::Verdict Decider::by_rule(const Rule& rule, const Topic& topic, Day day) const {
  Verdict verdict{{}, rule.p, rule.asks, rule.reason_id, rule.reason_en};
  if (rule.answer == "host") return verdict;
  if (const auto level = level_named(rule.answer)) {
    verdict.duty = by_level(topic, *level, day).duty;
    return verdict;
  }
  const std::size_t at = std::min(rule.answer.find('@'), rule.answer.size());
  const std::string_view level = at < rule.answer.size()
                                     ? std::string_view{rule.answer}.substr(at + 1)
                                     : name_of(Level::kKabKota);
  verdict.duty =
      offices_.duty_of(std::string_view{rule.answer}.substr(0, at), level, day).value_or(Duty{});
  return verdict;
}

Decider::Verdict Decider::by_level(const Topic& topic, Level level, Day day) const {
  Verdict verdict{{}, kUsual, "", "urusan {daerah}", "a matter of the {area}"};
  const std::string& code = topic.agency_at(level);
  verdict.duty = offices_.duty_of(code, name_of(level), day).value_or(Duty{});
  if (level == Level::kProvinsi) {
    verdict.reason_id = "urusan provinsi";
    verdict.reason_en = "a matter of the province";
  }
  if (level == Level::kPusat) {
    const Agency* agency = table_.agency(code, day);
    const bool has_why = agency && !agency->why_id.empty();
    verdict.reason_id = has_why ? agency->why_id : "urusan pemerintah pusat";
    verdict.reason_en = has_why ? agency->why_en : "a matter of the central government";
  }
  return verdict;
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

void Decider::add_unplaced(Routing& routing, const Case& c, const Verdict& verdict) const {
  const Override* ignored = nullptr;
  for (const AreaCode& regency : c.found.regencies) {
    if (auto office = office_for(c, verdict.duty, regency, ignored)) {
      office->p = verdict.p / static_cast<double>(c.found.regencies.size());
      routing.candidates.push_back(*office);
    }
  }
  if (!routing.candidates.empty()) return;
  const AreaCode& home = c.matter.home_area;
  auto at_home = lies_in(home.value, c.found.area.value)
                     ? office_for(c, verdict.duty, home, ignored)
                     : std::nullopt;
  if (at_home) {
    at_home->p = verdict.p * kUnplaced;
    routing.candidates.push_back(*at_home);
  }
  Candidate host = host_of(c.matter, c.day);
  if (!holds(routing.candidates, host.agency)) {
    host.p = at_home ? 0 : kTriage;
    routing.candidates.push_back(host);
  }
}

void Decider::add_others(Routing& routing, const Case& c, const AreaCode& area) const {
  const Override* ignored = nullptr;
  for (const Level level : other_levels(routing.candidates.front().level)) {
    if (routing.candidates.size() == kMostCandidates) break;
    const auto duty = offices_.duty_of(c.topic.agency_at(level), name_of(level), c.day);
    const auto office = duty ? office_for(c, *duty, area, ignored) : std::nullopt;
    if (office && !holds(routing.candidates, office->agency)) routing.candidates.push_back(*office);
  }
  share_the_rest(routing.candidates);
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
