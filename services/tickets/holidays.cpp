#include "services/tickets/holidays.hpp"

#include <algorithm>

#include "services/tickets/calendar_files.hpp"
#include "services/tickets/clock_rows.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

Error invalid(std::string why) { return {Error::Kind::kInvalid, std::move(why)}; }

std::string words_of(const Due& due) {
  const auto day = [](const std::optional<Time>& time) {
    return time ? iso8601(*time).substr(0, 10) : std::string{"-"};
  };
  return day(due.verify) + " " + day(due.first_answer) + " " + day(due.finish);
}

std::vector<TicketId> with_running_clocks(Database& db) {
  std::vector<TicketId> found;
  Statement rows =
      db.prepare("SELECT DISTINCT ticket FROM clocks WHERE ended_ms IS NULL ORDER BY ticket");
  while (rows.step()) found.push_back(TicketId{rows.text(0)});
  return found;
}

}  // namespace

CalendarData with_loaded_days(Database& db, CalendarData shipped) {
  {
    Statement years = db.prepare("SELECT year FROM calendar_years");
    while (years.step()) {
      const int year = static_cast<int>(years.integer(0));
      shipped.listed_years.insert(year);
      std::erase_if(shipped.closed, [&](const ClosedDay& day) {
        return day.scope.empty() && year_of(day.day) == year;
      });
    }
  }
  Statement days = db.prepare("SELECT day, scope, name FROM closed_days ORDER BY day, scope");
  while (days.step()) {
    if (const auto day = parse_date(days.text(0)))
      shipped.closed.push_back({*day, days.text(1), days.text(2)});
  }
  return shipped;
}

Result<void> keep_holidays(Database& db, const HolidayList& list, const std::string& who,
                           Time now) {
  if (list.days.empty()) return invalid("a list without days");
  for (const Holiday& holiday : list.days) {
    const auto day = parse_date(holiday.day);
    if (!day) return invalid("'" + holiday.day + "' is no day: write yyyy-mm-dd");
    if (list.year != 0 && year_of(*day) != list.year)
      return invalid(holiday.day + " is not in " + std::to_string(list.year));
  }
  if (list.year != 0) {
    db.prepare("DELETE FROM closed_days WHERE scope = '' AND substr(day, 1, 4) = ?")
        .bind(std::to_string(list.year))
        .run();
    db.prepare("INSERT OR REPLACE INTO calendar_years VALUES(?, ?, ?)")
        .bind(list.year)
        .bind(who)
        .bind(unix_milliseconds(now))
        .run();
  }
  for (const Holiday& holiday : list.days) {
    db.prepare("INSERT OR REPLACE INTO closed_days VALUES(?, ?, ?)")
        .bind(holiday.day)
        .bind(holiday.scope)
        .bind(holiday.name)
        .run();
  }
  return {};
}

Recomputed recompute_open(Database& db, const Terms& terms, const std::string& who, Time now) {
  Recomputed recomputed;
  for (const TicketId& id : with_running_clocks(db)) {
    auto ticket = load_ticket(db, id);
    if (!ticket) continue;
    recomputed.open += 1;
    const Due was = ticket->due;
    const Clocks clocks = tickets::recomputed(load_clocks(db, id), ticket->summary.agency, terms);
    save_clocks(db, id, clocks);
    put_clocks(*ticket, clocks, terms);
    if (ticket->due == was) continue;
    recomputed.moved += 1;
    save_version(db, *ticket,
                 {now, who, "recomputed", ticket->summary.status,
                  words_of(was) + " -> " + words_of(ticket->due)},
                 terms);
  }
  return recomputed;
}

}  // namespace serap::tickets
