#include "bots/worker/lease_keeper.hpp"

#include <condition_variable>

#include "services/process/journal.hpp"

namespace serap::worker {

LeaseKeeper::LeaseKeeper(redis::Leases leases) : leases_(std::move(leases)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { tend(stop); });
}

LeaseKeeper::~LeaseKeeper() {
  thread_.request_stop();
  thread_.join();
  leases_.release_all();
}

std::vector<redis::Lease> LeaseKeeper::held() const {
  const std::lock_guard lock(mutex_);
  if (std::chrono::steady_clock::now() >= sure_until_) return {};
  return held_;
}

void LeaseKeeper::tend(const std::stop_token& stop) {
  std::mutex sleeping;
  std::condition_variable_any awake;
  bool reachable = true;
  while (!stop.stop_requested()) {
    const Result<void> tended = leases_.tend();
    if (tended.has_value() != reachable) {
      reachable = tended.has_value();
      if (reachable)
        journal::info("leases=tended held={}", leases_.held().size());
      else
        journal::warning("leases=unreachable reason=\"{}\" next=retry", tended.error().message);
    }
    if (tended) {
      const std::lock_guard lock(mutex_);
      held_ = leases_.held();
      sure_until_ = leases_.sure_until();
    }
    std::unique_lock lock(sleeping);
    awake.wait_for(lock, stop, redis::kLeaseRenewal, [] { return false; });
  }
}

}  // namespace serap::worker
