#include "services/tickets/calendar.hpp"

#include <algorithm>
#include <stdexcept>

namespace serap::tickets {
namespace {

using std::chrono::minutes;

// A whole year closed is a broken list, not a long holiday: counting stops there.
constexpr int kLongestClosure = 366;
// Four times the longest promise (60 working days), doubled by lateness, is far below.
constexpr int kMostDays = 1000;

bool is_area(std::string_view scope) {
  return !scope.empty() && scope.find_first_not_of("0123456789.") == std::string_view::npos;
}

// How narrowly a scope names this office; nothing: it is not theirs.
std::optional<int> fit(std::string_view scope, std::string_view agency, std::string_view area) {
  if (scope.empty()) return 0;
  if (!agency.empty() && scope == agency) return 100;
  if (is_area(scope) && area.starts_with(scope)) return static_cast<int>(scope.size());
  return std::nullopt;
}

std::size_t weekday_of(Date day) { return std::chrono::weekday{day}.c_encoding(); }

int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

}  // namespace

AreaCode area_of(const AgencyCode& agency) {
  const std::size_t at = agency.value.find('@');
  return AreaCode{at == std::string::npos ? std::string{} : agency.value.substr(at + 1)};
}

Calendar::Calendar(CalendarData data) : data_(std::move(data)) {
  for (const ClosedDay& day : data_.closed) closed_.emplace(day.day, day);
  const bool works = std::any_of(data_.weeks.begin(), data_.weeks.end(), [](const Week& week) {
    return week.scope.empty() && !week.from &&
           std::any_of(week.days.begin(), week.days.end(),
                       [](const auto& hours) { return hours.has_value(); });
  });
  if (!works) throw std::invalid_argument("the calendar has no week with office hours for all");
  const bool everywhere = std::any_of(data_.zones.begin(), data_.zones.end(),
                                      [](const ZoneRow& row) { return row.scope.empty(); });
  if (!everywhere) throw std::invalid_argument("the calendar has no zone for central offices");
}

minutes Calendar::zone_of_scopes(std::string_view agency, std::string_view area) const {
  int best = -1;
  minutes offset{0};
  for (const ZoneRow& row : data_.zones) {
    const auto narrow = fit(row.scope, agency, area);
    if (!narrow || *narrow <= best) continue;
    best = *narrow;
    offset = row.offset;
  }
  return offset;
}

minutes Calendar::zone_of(const AgencyCode& agency) const {
  return zone_of_scopes(agency.value, area_of(agency).value);
}
minutes Calendar::zone_of(const AreaCode& area) const { return zone_of_scopes({}, area.value); }

bool Calendar::is_closed(Date day, const AgencyCode& holder) const {
  const std::string area = area_of(holder).value;
  const auto [first, last] = closed_.equal_range(day);
  for (auto row = first; row != last; ++row) {
    if (fit(row->second.scope, holder.value, area)) return true;
  }
  if (is_listed(year_of(day))) return false;
  const std::chrono::year_month_day date{day};
  return std::any_of(data_.fixed.begin(), data_.fixed.end(), [&](const FixedHoliday& fixed) {
    return fixed.day == std::chrono::month_day{date.month(), date.day()};
  });
}

std::optional<OpenHours> Calendar::hours_on(Date day, const AgencyCode& holder) const {
  if (is_closed(day, holder)) return std::nullopt;
  const std::string area = area_of(holder).value;
  const Week* best = nullptr;
  int best_fit = -1;
  for (const Week& week : data_.weeks) {
    if ((week.from && day < *week.from) || (week.to && day > *week.to)) continue;
    const auto narrow = fit(week.scope, holder.value, area);
    if (!narrow) continue;
    const int score = *narrow * 2 + (week.from ? 1 : 0);
    if (score <= best_fit) continue;
    best_fit = score;
    best = &week;
  }
  return best == nullptr ? std::nullopt : best->days[weekday_of(day)];
}

bool Calendar::is_working_day(Date day, const AgencyCode& holder) const {
  return hours_on(day, holder).has_value();
}

Date Calendar::next_working_day(Date after, const AgencyCode& holder) const {
  Date day = after;
  for (int i = 0; i < kLongestClosure; ++i) {
    day += std::chrono::days{1};
    if (hours_on(day, holder)) return day;
  }
  return after + std::chrono::days{1};
}

Time Calendar::closing(Date day, const AgencyCode& holder) const {
  const auto hours = hours_on(day, holder);
  const minutes closes = hours ? hours->closes : minutes{16 * 60};
  return Time{day} + closes - zone_of(holder);
}

Date Calendar::counted_from(Time received, const AgencyCode& holder) const {
  const Time local = received + zone_of(holder);
  const Date day = std::chrono::floor<std::chrono::days>(local);
  const auto hours = hours_on(day, holder);
  if (hours && local - Time{day} <= hours->closes) return day;
  return next_working_day(day, holder);
}

bool Calendar::all_listed(Date from, Date to) const {
  for (int year = year_of(from); year <= year_of(to); ++year) {
    if (!is_listed(year)) return false;
  }
  return true;
}

Deadline Calendar::after_days(Time received, int days, const AgencyCode& holder) const {
  const Date start = counted_from(received, holder);
  Date day = start;
  for (int i = 0; i < days; ++i) day = next_working_day(day, holder);
  return {closing(day, holder), !all_listed(start, day)};
}

Deadline Calendar::after_hours(Time received, int hours, const AgencyCode& holder) const {
  const Time at = add_open(received, std::chrono::hours{hours}, holder);
  const auto local_day = [&](Time time) {
    return std::chrono::floor<std::chrono::days>(time + zone_of(holder));
  };
  return {at, !all_listed(local_day(received), local_day(at))};
}

Time Calendar::end_of(Date day, const AgencyCode& holder) const {
  Date last = day;
  for (int i = 0; i < kLongestClosure && !hours_on(last, holder); ++i) last -= std::chrono::days{1};
  return closing(last, holder);
}

int Calendar::days_between(Time from, Time to, const AgencyCode& holder) const {
  const Date end = counted_from(to, holder);
  int days = 0;
  for (Date day = counted_from(from, holder); day < end; day = next_working_day(day, holder))
    ++days;
  return days;
}

std::chrono::milliseconds Calendar::open_between(Time from, Time to,
                                                 const AgencyCode& holder) const {
  const minutes zone = zone_of(holder);
  const Time begin = from + zone, end = to + zone;
  std::chrono::milliseconds open{0};
  for (Date day = std::chrono::floor<std::chrono::days>(begin); Time{day} < end;
       day += std::chrono::days{1}) {
    const auto hours = hours_on(day, holder);
    if (!hours) continue;
    const Time first = std::max(begin, Time{day} + hours->opens);
    const Time last = std::min(end, Time{day} + hours->closes);
    if (last > first) open += last - first;
  }
  return open;
}

Time Calendar::add_open(Time from, std::chrono::milliseconds open, const AgencyCode& holder) const {
  const minutes zone = zone_of(holder);
  const Time begin = from + zone;
  Date day = std::chrono::floor<std::chrono::days>(begin);
  for (int i = 0; i < kMostDays; ++i) {
    if (const auto hours = hours_on(day, holder)) {
      const Time first = std::max(begin, Time{day} + hours->opens);
      const Time last = Time{day} + hours->closes;
      if (first < last && open <= last - first) return first + open - zone;
      if (first < last) open -= last - first;
    }
    day = next_working_day(day, holder);
  }
  return closing(day, holder);
}

Time Calendar::mark(Time from, Time due, int percent, const AgencyCode& holder) const {
  if (percent == 100) return due;
  const auto whole = open_between(from, due, holder);
  if (whole.count() <= 0) return due;
  return add_open(from, whole * percent / 100, holder);
}

}  // namespace serap::tickets
