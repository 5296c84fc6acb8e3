#include "services/tickets/clock_rows.hpp"

#include <array>

#include "services/model/enum_names.hpp"

namespace serap::tickets {
namespace {

constexpr std::array<std::string_view, 3> kUnits{"days", "hours", "date"};

std::optional<std::int64_t> ms(const std::optional<Time>& time) {
  return time ? std::optional{unix_milliseconds(*time)} : std::nullopt;
}
std::optional<Time> time_at(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return from_unix_milliseconds(row.integer(column));
}

}  // namespace

Clocks load_clocks(Database& db, const TicketId& ticket) {
  Clocks clocks;
  Statement rows = db.prepare(
      "SELECT ordinal, name, holder, from_ms, length, unit, paused, paused_ms, due_ms, "
      "provisional, "
      "ended_ms, warned, next_warning_ms FROM clocks WHERE ticket = ? ORDER BY ordinal");
  rows.bind(ticket.value);
  while (rows.step()) {
    RunningClock clock;
    clock.ordinal = static_cast<int>(rows.integer(0));
    clock.name = clock_with_id(rows.text(1)).value_or(ClockName::kFinish);
    clock.holder.value = rows.text(2);
    clock.from = from_unix_milliseconds(rows.integer(3));
    clock.length = static_cast<int>(rows.integer(4));
    clock.unit = enumerator_named<RunningClock::Unit>(kUnits, rows.text(5))
                     .value_or(RunningClock::Unit::kDays);
    clock.paused = static_cast<int>(rows.integer(6));
    clock.paused_since = time_at(rows, 7);
    clock.due = from_unix_milliseconds(rows.integer(8));
    clock.provisional = rows.integer(9) != 0;
    clock.ended = time_at(rows, 10);
    clock.warned = static_cast<int>(rows.integer(11));
    clock.next_warning = time_at(rows, 12);
    clocks.push_back(std::move(clock));
  }
  return clocks;
}

void save_clocks(Database& db, const TicketId& ticket, const Clocks& clocks) {
  for (const RunningClock& clock : clocks) {
    db.prepare(
          "INSERT INTO clocks VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO "
          "UPDATE SET holder = excluded.holder, from_ms = excluded.from_ms, length = "
          "excluded.length, unit = excluded.unit, paused = excluded.paused, paused_ms = "
          "excluded.paused_ms, due_ms = excluded.due_ms, provisional = excluded.provisional, "
          "ended_ms = excluded.ended_ms, warned = excluded.warned, next_warning_ms = "
          "excluded.next_warning_ms")
        .bind(ticket.value)
        .bind(clock.ordinal)
        .bind(id_of(clock.name))
        .bind(clock.holder.value)
        .bind(unix_milliseconds(clock.from))
        .bind(clock.length)
        .bind(kUnits[static_cast<std::size_t>(clock.unit)])
        .bind(clock.paused)
        .bind(ms(clock.paused_since))
        .bind(unix_milliseconds(clock.due))
        .bind(clock.provisional)
        .bind(ms(clock.ended))
        .bind(clock.warned)
        .bind(ms(clock.next_warning))
        .run();
  }
}

void put_clocks(StoredTicket& ticket, const Clocks& clocks, const Terms& terms) {
  ticket.due = due_of(clocks);
  ticket.summary.due = promise_of(clocks, terms);
  ticket.warned = warned_of(clocks);
  const AreaCode& area = ticket.place.area;
  ticket.summary.zone =
      area.empty() ? terms.calendar.zone_of(ticket.summary.agency) : terms.calendar.zone_of(area);
}

}  // namespace serap::tickets
