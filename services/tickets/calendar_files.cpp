#include "services/tickets/calendar_files.hpp"

#include <charconv>

#include "services/tickets/table_file.hpp"

namespace serap::tickets {
namespace {

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "07:30".
std::chrono::minutes time_in(const TableFile::Row& row, std::string_view column) {
  const std::string& text = row.at(column);
  const std::size_t colon = text.find(':');
  const auto hours = number_in(std::string_view{text}.substr(0, colon));
  const auto minutes = colon == std::string::npos
                           ? std::nullopt
                           : number_in(std::string_view{text}.substr(colon + 1));
  if (!hours || !minutes || *hours > 24 || *minutes > 59) row.refuse("a time is hh:mm");
  return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

std::optional<Date> date_in(const TableFile::Row& row, std::string_view column) {
  const std::string& text = row.at(column);
  if (text.empty()) return std::nullopt;
  const auto day = parse_date(text);
  if (!day) row.refuse("a day is yyyy-mm-dd");
  return day;
}

void load_closed(const std::filesystem::path& file, CalendarData& data) {
  const TableFile table{file};
  for (const TableFile::Row& row : table.rows()) {
    const std::string& day = row.at("day");
    if (day.size() == 4) {
      data.listed_years.insert(row.number("day"));
      continue;
    }
    if (day.starts_with("*-")) {
      const auto fixed = parse_date("2000" + day.substr(1));
      if (!fixed) row.refuse("a fixed holiday is *-mm-dd");
      const std::chrono::year_month_day date{*fixed};
      data.fixed.push_back({date.month() / date.day(), row.at("name")});
      continue;
    }
    const auto date = date_in(row, "day");
    if (!date) row.refuse("no day");
    data.closed.push_back({*date, row.at("scope"), row.at("name")});
  }
}

// The week that this row belongs to: rows of the same scope and dates make one.
Week& week_of(const TableFile::Row& row, CalendarData& data) {
  const auto from = date_in(row, "from");
  const auto to = date_in(row, "to");
  for (Week& week : data.weeks) {
    if (week.scope == row.at("scope") && week.from == from && week.to == to) return week;
  }
  data.weeks.push_back({row.at("scope"), from, to, {}});
  return data.weeks.back();
}

void load_hours(const std::filesystem::path& file, CalendarData& data) {
  const TableFile table{file};
  for (const TableFile::Row& row : table.rows()) {
    const std::string& days = row.at("days");
    const bool good = (days.size() == 1 || (days.size() == 3 && days[1] == '-')) &&
                      days.front() >= '1' && days.back() <= '7' && days.front() <= days.back();
    if (!good) row.refuse("days is one of 1 to 7, or a range of them");
    const OpenHours hours{time_in(row, "opens"), time_in(row, "closes")};
    if (hours.closes <= hours.opens) row.refuse("closes before it opens");
    Week& week = week_of(row, data);
    for (char day = days.front(); day <= days.back(); ++day)
      week.days[static_cast<std::size_t>(day - '0') % 7] = hours;
  }
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_in(text.substr(0, 4));
  const auto month = number_in(text.substr(5, 2));
  const auto day = number_in(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{Date{date}} : std::nullopt;
}

std::string text_of(Date day) { return iso8601(Time{day}).substr(0, 10); }

CalendarData load_calendar(const std::filesystem::path& folder) {
  CalendarData data;
  load_closed(folder / "closed_days.tsv", data);
  load_hours(folder / "hours.tsv", data);
  const TableFile zones{folder / "zones.tsv"};
  for (const TableFile::Row& row : zones.rows())
    data.zones.push_back({row.at("scope"), std::chrono::minutes{row.number("minutes")}});
  return data;
}

}  // namespace serap::tickets
