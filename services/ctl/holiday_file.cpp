#include "services/ctl/holiday_file.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "services/model/time.hpp"

namespace serap::ctl {
namespace {

using tickets::Holiday;

constexpr int kLongestEvent = 31;  // days

struct Line {
  std::size_t number;  // in the file
  std::string text;
};

Error at(const Line& line, std::string_view why) {
  return {Error::Kind::kInvalid, fmt::format("line {}: {}", line.number, why)};
}

// Lines without their ends; one that begins with a blank goes on the line before (RFC 5545 3.1).
std::vector<Line> lines_of(std::string_view file, bool unfold) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !file.empty(); ++number) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view text = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (unfold && !lines.empty() && (text.starts_with(' ') || text.starts_with('\t')))
      lines.back().text += text.substr(1);
    else
      lines.push_back({number, std::string{text}});
  }
  return lines;
}

// "20270320", "20270320T000000Z" or "2027-03-20".
std::optional<Time> day_in(std::string_view text) {
  std::string digits;
  for (const char c : text.substr(0, 10)) {
    if (c >= '0' && c <= '9') digits += c;
    if (digits.size() == 8) break;
  }
  if (digits.size() != 8) return std::nullopt;
  return parse_iso8601(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6) +
                       "T00:00:00Z");
}

std::string text_of(Time day) { return iso8601(day).substr(0, 10); }

// RFC 5545 3.3.11: \\, \; and \, stand for themselves, \n for a line's end.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size())
      plain += text[i];
    else if (const char c = text[++i]; c == 'n' || c == 'N')
      plain += ' ';
    else
      plain += c;
  }
  return plain;
}

struct Event {
  std::optional<Time> from, until;  // until: the first day after it
  std::string name;
};

// "DTSTART;VALUE=DATE:20270320" of an event. What it does not know says nothing.
Result<void> take(Event& event, const Line& line) {
  const std::size_t colon = std::min(line.text.find(':'), line.text.size());
  const std::string_view whole{line.text};
  const std::string_view name = whole.substr(0, std::min(line.text.find(';'), colon));
  const std::string_view value = whole.substr(std::min(colon + 1, whole.size()));
  if (name == "RRULE") return at(line, "a repeating event; give each day of the year");
  if (name == "SUMMARY") event.name = unescaped(value);
  if (name != "DTSTART" && name != "DTEND") return {};
  const std::optional<Time> day = day_in(value);
  if (!day) return at(line, "no such day");
  (name == "DTSTART" ? event.from : event.until) = day;
  return {};
}

Result<std::vector<Holiday>> in_calendar(std::string_view file, const std::string& scope) {
  std::vector<Holiday> days;
  std::optional<Event> event;
  for (const Line& line : lines_of(file, true)) {
    if (line.text == "BEGIN:VEVENT") {
      event.emplace();
    } else if (line.text == "END:VEVENT" && event) {
      if (!event->from) return at(line, "an event without DTSTART");
      const Time until = event->until.value_or(*event->from);
      const Time last = std::max<Time>(until, *event->from + std::chrono::days{1});
      if (last - *event->from > std::chrono::days{kLongestEvent})
        return at(line, "an event of more than a month");
      for (Time day = *event->from; day < last; day += std::chrono::days{1})
        days.push_back({text_of(day), scope, event->name});
      event.reset();
    } else if (event) {
      if (const Result<void> taken = take(*event, line); !taken) return taken.error();
    }
  }
  return days;
}

Result<std::vector<Holiday>> in_table(std::string_view file, const std::string& scope) {
  std::vector<Holiday> days;
  for (const Line& line : lines_of(file, false)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::size_t tab = std::min(line.text.find('\t'), line.text.size());
    const std::optional<Time> day = tab == 10 ? day_in(line.text) : std::nullopt;
    if (!day) return at(line, "should be 2027-03-20, a tab, and the day's name");
    days.push_back({text_of(*day), scope, line.text.substr(std::min(tab + 1, line.text.size()))});
  }
  return days;
}

}  // namespace

Result<std::vector<Holiday>> holidays_in(std::string_view file, const std::string& scope) {
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  Result<std::vector<Holiday>> days =
      file.starts_with("BEGIN:VCALENDAR") ? in_calendar(file, scope) : in_table(file, scope);
  if (!days) return days;
  if (days->empty()) return Error{Error::Kind::kInvalid, "there is no day in it"};
  std::stable_sort(days->begin(), days->end(),
                   [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  days->erase(std::unique(days->begin(), days->end(),
                          [](const Holiday& a, const Holiday& b) { return a.day == b.day; }),
              days->end());
  return days;
}

}  // namespace serap::ctl
