#pragma once
// A ticket's clocks: which run in which status, whose they are, when they are due. Pure.
#include <optional>
#include <string>
#include <vector>

#include "services/model/ticket.hpp"
#include "services/tickets/desk_port.hpp"
#include "services/tickets/terms.hpp"

namespace serap::tickets {

enum class ClockName {
  // what the citizen is promised
  kFirstAnswer,
  kFinish,
  // one holder's share of it: lateness is charged to the holder
  kVerify,   // the host's desk
  kDispose,  // the coordinator, once verified
  kAccept,   // the liaison accepts or returns
  kDecide,   // the coordinator or national admin, after two returns
  kWork,     // the unit: the rest
  // the citizen's
  kWindow,   // verdict on an answer; then closed by silence
  kDetails,  // adds what is missing; then archived
};
std::string_view id_of(ClockName name);  // "first_answer", "finish", "verify", ...
std::optional<ClockName> clock_with_id(std::string_view id);
inline bool is_promise(ClockName name) { return name <= ClockName::kFinish; }
inline bool is_citizens(ClockName name) { return name >= ClockName::kWindow; }

struct RunningClock {
  enum class Unit { kDays, kHours, kDate };  // working days, working hours, a promised date
  int ordinal = 0;                           // in the ticket, from 1
  ClockName name = ClockName::kFinish;
  AgencyCode holder;  // empty: the citizen
  Time from;          // kDate: the end itself
  int length = 0;
  Unit unit = Unit::kDays;
  int paused = 0;  // in the unit: how long it stood still
  std::optional<Time> paused_since;
  Time due;
  bool provisional = false;
  std::optional<Time> ended;
  int warned = 0;  // the highest mark passed, in percent
  std::optional<Time> next_warning;
  bool operator==(const RunningClock&) const = default;
};
using Clocks = std::vector<RunningClock>;

// What decides which clocks run.
struct ClockView {
  TicketStatus status = TicketStatus::kDraf;
  int hops = 0;
  int reopened = 0;
  AgencyCode agency;
  AgencyCode host;
  std::string sla;
  Time opened;
  std::optional<Time> estimate;
  bool asked_anew = false;  // answered or asked once more: the citizen's time begins again
};

// The clocks once the ticket is as `view` says, at `at`: those that no longer count end, those that
// wait for the citizen stand still, new ones begin. Due times are computed anew.
Clocks clocks_after(Clocks clocks, const ClockView& view, Time at, const Terms& terms);

// The same clocks on another calendar; `agency` is the ticket's.
Clocks recomputed(Clocks clocks, const AgencyCode& agency, const Terms& terms);

// Marks at which somebody is told: half, four fifths, over (head of unit), half as much again (head
// of agency, national admin), twice (the citizen may go to the Ombudsman).
inline constexpr int kMarks[] = {50, 80, 100, 150, 200};

struct Mark {
  std::size_t clock = 0;  // index
  int percent = 0;
  bool operator==(const Mark&) const = default;
};
// Takes the marks that have passed by `now`, in order; the clocks remember them.
std::vector<Mark> take_marks(Clocks& clocks, Time now, const Terms& terms);

Due due_of(const Clocks& clocks);
// The next moment at which the citizen may expect to hear from the office.
std::optional<Time> promise_of(const Clocks& clocks, const Terms& terms);
// The highest mark that a running clock of an office has passed.
int warned_of(const Clocks& clocks);

}  // namespace serap::tickets
