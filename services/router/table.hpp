#pragma once
// The routing table as values: topics, agencies, rules, exceptions and SLA classes, each row with
// its time of validity.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/ids.hpp"
#include "services/model/time.hpp"

namespace serap::router {

using Day = std::chrono::sys_days;

// A row is valid from midnight in Jakarta: that is the day the rules mean.
inline Day day_in_jakarta(Time at) {
  return std::chrono::floor<std::chrono::days>(at + std::chrono::hours{7});
}

// [from, to); no `to`: still valid.
struct Validity {
  Day from;
  std::optional<Day> to;
  bool holds(Day day) const { return from <= day && (!to || day < *to); }
  bool overlaps(const Validity& other) const {
    return (!to || other.from < *to) && (!other.to || from < *other.to);
  }
};

// The levels that decide: a topic has at most one agency at each.
enum class Level { kPusat, kProvinsi, kKabKota };
std::string_view name_of(Level level);  // "pusat", "provinsi", "kab_kota"
std::optional<Level> level_named(std::string_view name);

struct Topic {
  TopicId id;
  std::string sector, name_id, name_en;
  std::string pusat, provinsi, kab_kota;  // codes; empty: no part in it
  std::optional<Level> usual;  // whose it is unless the words say otherwise; none: the rules decide
  std::vector<std::string> rules;  // tried in order
  std::string sla_class;
  std::vector<std::string> flags;
  Validity valid;
  const std::string& agency_at(Level level) const;
};

struct Agency {
  std::string code, name;
  std::string level;  // of a national one, or of a generic one with its own ("bumd"); else empty
  std::vector<std::string> scope;  // {"national"}, or the levels at which a generic one exists
  std::optional<int> zone;         // hours from UTC of its desk; none: its area's
  std::string why_id, why_en;      // the reason to give when a citizen expects a dinas
  Validity valid;
  bool national() const { return scope.front() == "national"; }
  bool exists_at(std::string_view level_name) const;
};

// One line of words that decide.
struct Rule {
  std::string name;
  std::vector<std::string>
      phrases;         // each " between spaces ", or "ha>3000"; empty: whatever the words
  std::string answer;  // a level, an agency, "AGENCY@level" or "host"
  double p = 0;
  std::string asks;
  std::string reason_id,
      reason_en;  // "{daerah}" and "{area}" become kota, kabupaten, city, regency
  Validity valid;
};

struct Override {
  std::string area;      // code prefix
  std::string topic;     // empty: every topic
  std::string from, to;  // a level or an agency
  std::string reason_id, reason_en;
  Validity valid;
};

struct AgencyName {
  std::string agency, area, name;
  Validity valid;
};

// Limits in working days (`verify` of U1 in working hours); none: nothing is promised.
struct SlaClass {
  std::string id;
  std::optional<int> verify, first_answer, finish, window;
  bool verify_in_hours = false;
  std::string after;  // the class that applies once the first is kept
  std::string name_id, name_en, basis;
  Validity valid;
};

struct Table {
  std::string version;
  std::vector<Topic> topics;
  std::vector<Agency> agencies;
  std::vector<Rule> rules;
  std::vector<Override> overrides;
  std::vector<AgencyName> names;
  std::vector<SlaClass> sla;

  // The row of that id that is valid on that day, or nullptr.
  const Topic* topic(std::string_view id, Day day) const;
  const Agency* agency(std::string_view code, Day day) const;
  const SlaClass* sla_class(std::string_view id, Day day) const;
};

}  // namespace serap::router
