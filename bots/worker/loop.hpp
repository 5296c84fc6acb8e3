#pragma once
#include <atomic>
#include <stop_token>

#include "bots/worker/batch.hpp"
#include "bots/worker/intake.hpp"
#include "bots/worker/lease_keeper.hpp"
#include "bots/worker/meters.hpp"
#include "bots/worker/probation.hpp"
#include "bots/worker/turns.hpp"

namespace serap::worker {

// Most events of one batch, shared among the partitions held.
inline constexpr std::size_t kBatch = 256;

// The bot: takes events, steps conversations, commits. A plain loop in one thread; borrows its
// arguments.
class Loop {
 public:
  Loop(const redis::Server& server, LeaseKeeper& leases, Turns& turns, tickets::IntakePort& tickets,
       Meters& meters);

  // Until `stop`. Whatever is away is waited for with back-off; nothing is lost by ending at any
  // moment.
  void run(const std::stop_token& stop);

  // Milliseconds since the loop last came round: a watchdog's question. Safe from another thread.
  std::chrono::milliseconds since_last_round() const;
  // One batch, which run() repeats: waits half a second at most for its first event. The Error is
  // Redis being away.
  Result<void> round();

 private:
  std::chrono::milliseconds patience(std::chrono::steady_clock::time_point now);
  Result<void> ring_timers(const std::vector<redis::Lease>& leases, bool fresh);
  Result<void> forward(const Batch& batch);
  Result<void> commit(Batch& batch, const std::vector<redis::Lease>& leases);
  void account(const redis::Commit& commit, bool committed);
  void put_off(const std::vector<Taken>& events, std::size_t from);

  LeaseKeeper& leases_;
  Turns& turns_;
  tickets::IntakePort& tickets_;
  Meters& meters_;
  redis::Connection reading_;  // waits in XREAD
  redis::Connection writing_;
  redis::TurnStore store_;
  Intake intake_;
  Probation probation_;
  std::optional<Time> next_timer_;
  std::atomic<std::int64_t> last_round_{unix_milliseconds(system_now())};
};

}  // namespace serap::worker
