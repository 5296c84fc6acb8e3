#pragma once
#include <atomic>
#include <stop_token>

#include "services/process/metrics.hpp"
#include "services/redis/connection.hpp"

namespace serap::sender {

// After a restore nothing is said until an operator releases it (`serapctl release`).
class Hold {
 public:
  Hold(redis::Server redis, process::Metrics& metrics);
  // Returns when nothing holds it, or at `stop`. While Redis is away nobody knows, so it waits too.
  void wait_until_released(const std::stop_token& stop);
  bool held() const { return held_; }  // safe from any thread

 private:
  redis::Server redis_;
  std::atomic<bool> held_ = false;
  process::Gauge shown_;
};

}  // namespace serap::sender
