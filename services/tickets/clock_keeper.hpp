#pragma once
// Clocks that ran out: warnings as rows, the citizen told when it grows late, silence closed.
#include <thread>

#include "services/process/metrics.hpp"
#include "services/tickets/store.hpp"
#include "services/tickets/terms.hpp"

namespace serap::tickets {

struct Rung {
  int warnings = 0;  // marks passed, for staff
  int told = 0;      // citizens told that it is late, or whom else to turn to
  int closed = 0;    // answered, and nobody objected
  int archived = 0;  // held, and nothing was added
  bool more = false;
  bool operator==(const Rung&) const = default;
};

// Takes the marks that passed by `now`, of 256 clocks at most. Each mark once, however often this
// is called; of several at once the citizen hears the last. kUnavailable: next time.
Result<Rung> ring_clocks(Store& store, const TermsInForce& terms, Time now);

// Does so every 30 seconds from a thread of its own, and says once a day if the coming year has no
// list of holidays. Borrows the first two.
class ClockKeeper {
 public:
  ClockKeeper(Store& store, const TermsInForce& terms, Clock clock, process::Metrics& metrics);

 private:
  process::Counter warnings_;
  process::Counter closed_;
  process::Counter archived_;
  std::jthread thread_;  // last: ends before what it uses
};

}  // namespace serap::tickets
