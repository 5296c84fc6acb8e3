#include "services/tickets/clocks.hpp"

#include <algorithm>
#include <array>

#include "services/model/enum_names.hpp"

namespace serap::tickets {
namespace {

using S = TicketStatus;
using N = ClockName;
using Unit = RunningClock::Unit;

constexpr std::array<std::string_view, 9> kNames{
    "first_answer", "finish", "verify", "dispose", "accept", "decide", "work", "window", "details"};
constexpr int kReturnsBeforeDecision = 2;

// The time an office still has counts by the office's days, the citizen's by the holder's of the
// ticket.
const AgencyCode& counts_by(const RunningClock& clock, const ClockView& view) {
  return clock.holder.empty() ? view.agency : clock.holder;
}

bool is_open(const RunningClock& clock) { return !clock.ended; }

void compute(RunningClock& clock, const AgencyCode& by, const Terms& terms) {
  const Calendar& calendar = terms.calendar;
  Deadline due{clock.from, false};
  if (clock.unit == Unit::kDays)
    due = calendar.after_days(clock.from, clock.length + clock.paused, by);
  if (clock.unit == Unit::kHours)
    due = calendar.after_hours(clock.from, clock.length + clock.paused, by);
  clock.due = due.at;
  clock.provisional = due.provisional;
}

int next_mark(int warned) {
  for (const int mark : kMarks) {
    if (mark > warned) return mark;
  }
  return 0;
}

// A promised date has no begin that its half could be counted from, and a citizen is not warned.
bool has_early_marks(const RunningClock& clock) {
  return clock.unit != Unit::kDate && !is_citizens(clock.name) && clock.name != N::kWork;
}

Time moment_of(const RunningClock& clock, int mark, const AgencyCode& by, const Terms& terms) {
  if (mark == 100 || clock.unit == Unit::kDate) return clock.due;
  return terms.calendar.mark(clock.from, clock.due, mark, by);
}

void set_next_warning(RunningClock& clock, const AgencyCode& by, const Terms& terms) {
  clock.next_warning.reset();
  if (!is_open(clock) || clock.paused_since || clock.name == N::kWork) return;
  const int mark =
      has_early_marks(clock) ? next_mark(clock.warned) : (clock.warned < 100 ? 100 : 0);
  if (mark != 0) clock.next_warning = moment_of(clock, mark, by, terms);
}

struct Wanted {
  N name = N::kFinish;
  AgencyCode holder;
  Time from;
  int length = 0;
  Unit unit = Unit::kDays;
};

int reopened_length(int days, const Terms& terms) {
  return (days * terms.lengths.reopened_percent + 99) / 100;
}

// The office's promise to the citizen, and with it the unit's share.
void want_promises(const ClockView& view, const SlaClass& sla, bool answered, Time at,
                   const Terms& terms, std::vector<Wanted>& wanted) {
  if (view.estimate && view.status == S::kEstimasi) {
    wanted.push_back({N::kFinish, view.agency, *view.estimate, 0, Unit::kDate});
    return;
  }
  if (!answered && sla.first_answer)
    wanted.push_back({N::kFirstAnswer, view.agency, view.opened, *sla.first_answer, Unit::kDays});
  if (!sla.finish) return;
  if (view.reopened > 0) {
    wanted.push_back({N::kFinish, view.agency, at, reopened_length(*sla.finish, terms)});
  } else {
    wanted.push_back({N::kFinish, view.agency, view.opened, *sla.finish, Unit::kDays});
  }
}

// The share of whoever has to move the ticket on.
std::optional<Wanted> holder_clock(const ClockView& view, const SlaClass& sla, Time at,
                                   const Terms& terms) {
  const AgencyCode& desk = view.host.empty() ? view.agency : view.host;
  switch (view.status) {
    case S::kDiterima:
      return Wanted{N::kVerify, desk, view.reopened > 0 ? at : view.opened, sla.verify,
                    sla.verify_in_hours ? Unit::kHours : Unit::kDays};
    case S::kDiverifikasi:
      return Wanted{N::kDispose, desk, at, terms.lengths.dispose_days};
    case S::kDikembalikan:
      if (view.hops >= kReturnsBeforeDecision)
        return Wanted{N::kDecide, desk, at, terms.lengths.decide_days};
      return Wanted{N::kAccept, view.agency, at, terms.lengths.accept_days};
    case S::kDidisposisi:
      return Wanted{N::kAccept, view.agency, at, terms.lengths.accept_days};
    case S::kDijawab:
      return sla.window ? std::optional{Wanted{N::kWindow, {}, at, *sla.window}} : std::nullopt;
    case S::kDitunda:
      return Wanted{N::kDetails, {}, at, terms.lengths.details_days};
    default:
      return std::nullopt;
  }
}

bool runs_promises(S status) {
  switch (status) {
    case S::kDiterima:
    case S::kDiverifikasi:
    case S::kDidisposisi:
    case S::kDikembalikan:
    case S::kDiproses:
    case S::kEstimasi:
    case S::kDibukaLagi:
      return true;
    default:
      return false;
  }
}

bool is_unit_at_work(S status) {
  return status == S::kDiproses || status == S::kEstimasi || status == S::kDibukaLagi;
}

std::vector<Wanted> wanted_clocks(const Clocks& clocks, const ClockView& view, Time at,
                                  const Terms& terms) {
  const SlaClass sla = terms.named(view.sla);
  const bool answered = std::any_of(clocks.begin(), clocks.end(), [](const RunningClock& clock) {
    return clock.name == N::kFirstAnswer && clock.ended;
  });
  std::vector<Wanted> wanted;
  if (runs_promises(view.status)) want_promises(view, sla, answered, at, terms, wanted);
  if (is_unit_at_work(view.status)) {
    const std::size_t promises = wanted.size();
    for (std::size_t i = 0; i < promises; ++i) {
      if (wanted[i].name != N::kFinish) continue;
      Wanted work = wanted[i];
      work.name = N::kWork;
      wanted.push_back(std::move(work));
    }
  }
  if (auto holder = holder_clock(view, sla, at, terms)) wanted.push_back(*std::move(holder));
  return wanted;
}

// A clock that began earlier goes on; only what the ticket is now, not when this was asked, changes
// it.
void keep_or_change(RunningClock& clock, const Wanted& wanted, const ClockView& view) {
  clock.holder = wanted.holder;
  const bool date = wanted.unit == Unit::kDate || clock.unit == Unit::kDate;
  const bool anchored = is_promise(clock.name) && view.reopened == 0;
  if (date || anchored) clock.from = wanted.from;
  clock.unit = wanted.unit;
  clock.length = wanted.length;
}

void resume(RunningClock& clock, const AgencyCode& by, Time at, const Terms& terms) {
  if (!clock.paused_since) return;
  const int days = terms.calendar.days_between(*clock.paused_since, at, by);
  if (clock.unit == Unit::kDays) clock.paused += days;
  // Hours that were overtaken by a pause begin again: the desk looks at it anew.
  if (clock.unit == Unit::kHours) clock.from = at;
  clock.paused_since.reset();
}

// Somebody else's share now: the one before is charged with what it took.
bool passes_on(const RunningClock& clock, const Wanted& wanted) {
  return !is_promise(clock.name) && clock.holder != wanted.holder;
}

}  // namespace

std::string_view id_of(ClockName name) { return kNames[static_cast<std::size_t>(name)]; }
std::optional<ClockName> clock_with_id(std::string_view id) {
  return enumerator_named<ClockName>(kNames, id);
}

Clocks clocks_after(Clocks clocks, const ClockView& view, Time at, const Terms& terms) {
  const auto wanted = wanted_clocks(clocks, view, at, terms);
  const bool held = view.status == S::kDitunda;
  for (RunningClock& clock : clocks) {
    if (!is_open(clock)) continue;
    const bool anew = view.asked_anew && is_citizens(clock.name);
    const auto match = std::find_if(wanted.begin(), wanted.end(), [&](const Wanted& one) {
      return one.name == clock.name && !passes_on(clock, one) && !anew;
    });
    if (match != wanted.end()) {
      resume(clock, counts_by(clock, view), at, terms);
      keep_or_change(clock, *match, view);
    } else if (held && !is_citizens(clock.name)) {
      if (!clock.paused_since) clock.paused_since = at;
    } else {
      clock.ended = at;
      clock.paused_since.reset();
    }
  }
  for (const Wanted& one : wanted) {
    const bool runs = std::any_of(clocks.begin(), clocks.end(), [&](const RunningClock& clock) {
      return is_open(clock) && clock.name == one.name;
    });
    if (runs) continue;
    RunningClock begun;
    begun.ordinal = static_cast<int>(clocks.size()) + 1;
    begun.name = one.name;
    begun.holder = one.holder;
    begun.from = one.from;
    begun.length = one.length;
    begun.unit = one.unit;
    clocks.push_back(std::move(begun));
  }
  for (RunningClock& clock : clocks) {
    const AgencyCode& by = counts_by(clock, view);
    if (is_open(clock) && !clock.paused_since) compute(clock, by, terms);
    set_next_warning(clock, by, terms);
  }
  return clocks;
}

Clocks recomputed(Clocks clocks, const AgencyCode& agency, const Terms& terms) {
  for (RunningClock& clock : clocks) {
    if (!is_open(clock) || clock.paused_since) continue;
    const AgencyCode& by = clock.holder.empty() ? agency : clock.holder;
    compute(clock, by, terms);
    set_next_warning(clock, by, terms);
  }
  return clocks;
}

std::vector<Mark> take_marks(Clocks& clocks, Time now, const Terms& terms) {
  std::vector<Mark> taken;
  for (std::size_t i = 0; i < clocks.size(); ++i) {
    RunningClock& clock = clocks[i];
    while (clock.next_warning && *clock.next_warning <= now) {
      clock.warned = has_early_marks(clock) ? next_mark(clock.warned) : 100;
      taken.push_back({i, clock.warned});
      set_next_warning(clock, clock.holder, terms);
    }
  }
  return taken;
}

Due due_of(const Clocks& clocks) {
  Due due;
  for (const RunningClock& clock : clocks) {
    if (!is_open(clock) || clock.paused_since || is_citizens(clock.name)) continue;
    due.provisional = due.provisional || clock.provisional;
    if (clock.name == N::kVerify) due.verify = clock.due;
    if (clock.name == N::kFirstAnswer) due.first_answer = clock.due;
    if (clock.name == N::kFinish) due.finish = clock.due;
  }
  return due;
}

std::optional<Time> promise_of(const Clocks& clocks, const Terms& terms) {
  std::optional<Time> promise;
  for (const RunningClock& clock : clocks) {
    if (!is_open(clock) || clock.paused_since || !is_promise(clock.name)) continue;
    std::optional<Time> by;
    if (clock.warned < 100) {
      by = clock.due;
    } else if (clock.name == N::kFinish && clock.warned < 150 && has_early_marks(clock)) {
      by = moment_of(clock, 150, clock.holder, terms);  // when the agency's head must see to it
    }
    if (by && (!promise || *by < *promise)) promise = by;
  }
  return promise;
}

int warned_of(const Clocks& clocks) {
  int warned = 0;
  for (const RunningClock& clock : clocks) {
    if (is_open(clock) && !is_citizens(clock.name)) warned = std::max(warned, clock.warned);
  }
  return warned;
}

}  // namespace serap::tickets
