#include "services/tickets/clock_keeper.hpp"

#include <condition_variable>
#include <mutex>

#include "services/process/journal.hpp"
#include "services/tickets/clock_rows.hpp"
#include "services/tickets/events.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostAtOnce = 256;
constexpr std::chrono::seconds kEvery{30};
constexpr std::chrono::hours kListReminder{24};
// From October on the coming year's list should be there: the SKB comes out in September.
constexpr std::chrono::days kListWanted{92};

constexpr std::string_view kLate = "late";
constexpr std::string_view kOmbudsman = "ombudsman";
// domain.md 3.6: one of the archive's reasons, told to the citizen.
constexpr std::string_view kNotCompleted = "kelengkapan tidak dipenuhi";

std::vector<TicketId> with_passed_marks(Database& db, Time now) {
  std::vector<TicketId> found;
  Statement rows = db.prepare(
      "SELECT DISTINCT ticket FROM clocks WHERE next_warning_ms <= ? ORDER BY next_warning_ms "
      "LIMIT "
      "?");
  rows.bind(unix_milliseconds(now)).bind(kMostAtOnce);
  while (rows.step()) found.push_back(TicketId{rows.text(0)});
  return found;
}

void note(Database& db, const TicketId& ticket, const RunningClock& clock, int percent, Time now) {
  db.prepare("INSERT INTO warnings VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(ticket.value)
      .bind(clock.ordinal)
      .bind(percent)
      .bind(unix_milliseconds(now))
      .run();
}

// What the citizen must hear of these marks: the gravest.
std::string_view cause_of(const Clocks& clocks, const std::vector<Mark>& marks) {
  std::string_view cause;
  for (const Mark& mark : marks) {
    const RunningClock& clock = clocks[mark.clock];
    if (clock.name == ClockName::kFinish && mark.percent >= 200) return kOmbudsman;
    if (is_promise(clock.name) && mark.percent == 100) cause = kLate;
  }
  return cause;
}

void end_by_silence(Database& db, StoredTicket& ticket, Action action, const Terms& terms, Time now,
                    Rung& rung) {
  const auto next = after(situation_of(ticket), Actor::kSystem, action);
  if (!next) return;
  const TicketStatus was = ticket.summary.status;
  put_situation(ticket, *next);
  const bool lapsed = action == Action::kLapse;
  if (lapsed) ticket.closed_why = kNotCompleted;
  const std::string why = lapsed ? std::string{kNotCompleted} : std::string{};
  save_version(db, ticket, {now, "system", std::string{id_of(action)}, was, why}, terms);
  tell_status_changed(db, ticket, why, now);
  (lapsed ? rung.archived : rung.closed) += 1;
}

void ring(Database& db, const TicketId& id, const Terms& terms, Time now, Rung& rung) {
  auto ticket = load_ticket(db, id);
  if (!ticket) return;
  Clocks clocks = load_clocks(db, id);
  const auto marks = take_marks(clocks, now, terms);
  save_clocks(db, id, clocks);
  for (const Mark& mark : marks) {
    const RunningClock& clock = clocks[mark.clock];
    note(db, id, clock, mark.percent, now);
    if (!is_citizens(clock.name)) rung.warnings += 1;
    if (clock.name == ClockName::kWindow)
      return end_by_silence(db, *ticket, Action::kSilence, terms, now, rung);
    if (clock.name == ClockName::kDetails)
      return end_by_silence(db, *ticket, Action::kLapse, terms, now, rung);
  }
  const std::string_view cause = cause_of(clocks, marks);
  if (cause.empty()) {
    put_clocks(*ticket, clocks, terms);
    db.prepare("UPDATE tickets SET warned = ?, promise_ms = ? WHERE id = ?")
        .bind(ticket->warned)
        .bind(ticket->summary.due ? std::optional{unix_milliseconds(*ticket->summary.due)}
                                  : std::nullopt)
        .bind(id.value)
        .run();
    return;
  }
  save_version(db, *ticket, {now, "system", std::string{cause}, ticket->summary.status, ""}, terms);
  tell_status_changed(db, *ticket, "", now, cause);
  rung.told += 1;
}

void remind_of_the_list(const Calendar& calendar, Time now) {
  const auto year_at = [](Time time) {
    return static_cast<int>(
        std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)}.year());
  };
  const int year = year_at(now + kListWanted);
  if (calendar.is_listed(year)) return;
  journal::warning(
      "what=no_holidays year={} effect=deadlines_provisional next=\"serapctl calendar import\"",
      year);
}

}  // namespace

Result<Rung> ring_clocks(Store& store, const TermsInForce& terms, Time now) {
  // Looked for by a reader: most rounds find nothing and must not wake the disk.
  const auto found = store.read<std::vector<TicketId>>(
      [&](Database& db) -> Result<std::vector<TicketId>> { return with_passed_marks(db, now); });
  if (!found) return found.error();
  if (found->empty()) return Rung{};
  return store.write<Rung>([&](Database& db) -> Result<Rung> {
    Rung rung;
    const auto in_force = terms.now();
    for (const TicketId& id : *found) ring(db, id, *in_force, now, rung);
    rung.more = found->size() == kMostAtOnce;
    return rung;
  });
}

ClockKeeper::ClockKeeper(Store& store, const TermsInForce& terms, Clock clock,
                         process::Metrics& metrics)
    : warnings_(metrics.counter("serap_tickets_clock_warnings_total",
                                "Marks of 50 to 200 percent that clocks have passed")),
      closed_(metrics.counter("serap_tickets_closed_by_silence_total",
                              "Answered tickets that nobody objected to in time")),
      archived_(metrics.counter("serap_tickets_archived_incomplete_total",
                                "Held tickets to which nothing was added in time")),
      thread_([this, &store, &terms, clock = std::move(clock)](const std::stop_token& stop) {
        std::mutex sleeping;
        std::condition_variable_any awake;
        Time reminded{};
        while (!stop.stop_requested()) {
          const Time now = clock();
          if (now - reminded >= kListReminder) {
            remind_of_the_list(terms.now()->calendar, now);
            reminded = now;
          }
          const Result<Rung> rung = ring_clocks(store, terms, now);
          if (!rung)
            journal::warning("what=clocks_not_rung reason=\"{}\" next=in 30 seconds",
                             rung.error().message);
          if (rung) {
            warnings_.add(rung->warnings);
            closed_.add(rung->closed);
            archived_.add(rung->archived);
            if (rung->more) continue;
          }
          std::unique_lock lock(sleeping);
          awake.wait_for(lock, stop, kEvery, [] { return false; });
        }
      }) {}

}  // namespace serap::tickets
