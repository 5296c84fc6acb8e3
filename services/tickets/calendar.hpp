#pragma once
// Working days and office hours (domain.md 3.7). Pure: the lists are data, "now" is an argument.
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/ids.hpp"
#include "services/model/routing.hpp"
#include "services/model/time.hpp"

namespace serap::tickets {

using Date = std::chrono::sys_days;  // a day where the office is, not in UTC

// For whom a row is: empty = everybody; digits = every office of that area ("32" also those of its
// cities); else one agency ("PUPR-D@3273", "IKN").
using Scope = std::string;

struct ClosedDay {
  Date day;
  Scope scope;
  std::string name;
  bool operator==(const ClosedDay&) const = default;
};

// Holidays with a fixed date: all that is known of a year without its list.
struct FixedHoliday {
  std::chrono::month_day day;
  std::string name;
};

struct OpenHours {
  std::chrono::minutes opens;  // since midnight, where the office is
  std::chrono::minutes closes;
  bool operator==(const OpenHours&) const = default;
};

// One week's hours; no hours: closed that weekday. The narrowest scope wins, and in it a dated row
// (Ramadan) over one without dates.
struct Week {
  Scope scope;
  std::optional<Date> from;  // first and last day; absent: always
  std::optional<Date> to;
  std::array<std::optional<OpenHours>, 7> days;  // from Sunday
};

struct ZoneRow {
  Scope scope;
  std::chrono::minutes offset;
};

struct CalendarData {
  std::set<int> listed_years;  // whose holidays and cuti bersama are in `closed`
  std::vector<ClosedDay> closed;
  std::vector<FixedHoliday> fixed;
  std::vector<Week> weeks;
  std::vector<ZoneRow> zones;
};

struct Deadline {
  Time at;
  bool provisional = false;  // "sementara": a year without its list lies on the way
  bool operator==(const Deadline&) const = default;
};

// A value; safe from several threads.
class Calendar {
 public:
  // Throws std::invalid_argument if nobody would ever work or no zone is everybody's.
  explicit Calendar(CalendarData data);

  // End of office hours of the `days`-th working day after the day of receipt. What came after
  // hours or on a closed day counts as received on the next working day.
  Deadline after_days(Time received, int days, const AgencyCode& holder) const;
  // `hours` of office time later.
  Deadline after_hours(Time received, int hours, const AgencyCode& holder) const;
  // End of office hours on that day, or of the last working day before it.
  Time end_of(Date day, const AgencyCode& holder) const;

  // Between the days on which the two count as received; 0 if it is the same or `to` is earlier.
  int days_between(Time from, Time to, const AgencyCode& holder) const;
  // The moment at which `percent` of the office time from `from` to `due` have passed; may be more
  // than 100.
  Time mark(Time from, Time due, int percent, const AgencyCode& holder) const;

  bool is_working_day(Date day, const AgencyCode& holder) const;
  bool is_listed(int year) const { return data_.listed_years.contains(year); }
  // From UTC: WIB 420, WITA 480, WIT 540.
  std::chrono::minutes zone_of(const AgencyCode& agency) const;
  std::chrono::minutes zone_of(const AreaCode& area) const;
  const CalendarData& data() const { return data_; }

 private:
  std::optional<OpenHours> hours_on(Date day, const AgencyCode& holder) const;
  bool is_closed(Date day, const AgencyCode& holder) const;
  Date next_working_day(Date after, const AgencyCode& holder) const;
  Date counted_from(Time received, const AgencyCode& holder) const;
  std::chrono::milliseconds open_between(Time from, Time to, const AgencyCode& holder) const;
  Time add_open(Time from, std::chrono::milliseconds open, const AgencyCode& holder) const;
  Time closing(Date day, const AgencyCode& holder) const;
  bool all_listed(Date from, Date to) const;
  std::chrono::minutes zone_of_scopes(std::string_view agency, std::string_view area) const;

  CalendarData data_;
  std::multimap<Date, ClosedDay> closed_;
};

// "3273" of "PUPR-D@3273"; empty for a central office.
AreaCode area_of(const AgencyCode& agency);

}  // namespace serap::tickets
