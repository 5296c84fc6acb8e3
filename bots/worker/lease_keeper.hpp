#pragma once
#include <mutex>
#include <thread>
#include <vector>

#include "services/redis/lease.hpp"

namespace serap::worker {

// Keeps this process' leases alive from a thread of its own, so that a long batch does not lose
// them. The loop asks for what is held; every commit checks its lease again in Redis, so an old
// answer does no harm.
class LeaseKeeper {
 public:
  explicit LeaseKeeper(redis::Leases leases);
  ~LeaseKeeper();  // gives the leases back: stop using them first

  // Empty when Redis has not confirmed for as long as a lease lasts.
  std::vector<redis::Lease> held() const;

 private:
  void tend(const std::stop_token& stop);
  redis::Leases leases_;
  mutable std::mutex mutex_;
  std::vector<redis::Lease> held_;
  std::chrono::steady_clock::time_point sure_until_;
  std::jthread thread_;
};

}  // namespace serap::worker
