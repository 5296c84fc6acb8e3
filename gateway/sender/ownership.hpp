#pragma once
// Which partitions of the outbox are ours, shared by the two loops: the send loop tends the leases,
// the status loop reads them and says how far it has read. Safe from both.
#include <map>
#include <mutex>
#include <vector>

#include "gateway/sender/send_queue.hpp"
#include "services/redis/lease.hpp"

namespace serap::sender {

class Ownership {
 public:
  // Borrows the leases; only tend() and release() use them.
  explicit Ownership(redis::Leases& leases) : leases_(leases) {}

  // The send loop's: one round of the leases.
  Result<void> tend();
  void release();

  std::vector<redis::Lease> held() const;
  // Until then nobody else owns what is held.
  Moment sure_until() const;

  // The status loop read st:{partition} to its end at `when`.
  void caught_up(std::uint32_t partition, Moment when);
  Moment last_caught_up(std::uint32_t partition) const;  // the beginning of time if never

 private:
  redis::Leases& leases_;
  mutable std::mutex mutex_;
  std::vector<redis::Lease> held_;
  Moment sure_until_;
  std::map<std::uint32_t, Moment> caught_up_;
};

}  // namespace serap::sender
