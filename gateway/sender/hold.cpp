#include "gateway/sender/hold.hpp"

#include <condition_variable>
#include <mutex>

#include "services/process/journal.hpp"
#include "services/redis/epoch.hpp"

namespace serap::sender {
namespace {

constexpr std::chrono::milliseconds kLookAgain{500};

}  // namespace

Hold::Hold(redis::Server redis, process::Metrics& metrics)
    : redis_(std::move(redis)),
      shown_(metrics.gauge("serap_sender_on_hold",
                           "1 while nothing is said until an operator releases it")) {}

void Hold::wait_until_released(const std::stop_token& stop) {
  redis::Connection redis(redis_);
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    const Result<std::string> why = redis::why_held(redis);
    if (why && why->empty()) break;
    if (why && !held_.exchange(true))
      journal::warning("held=1 next=wait why=\"{}\" release=\"serapctl release\"", *why);
    shown_.set(held_ ? 1 : 0);
    never.wait_for(lock, stop, kLookAgain, [] { return false; });
  }
  held_ = false;
  shown_.set(0);
}

}  // namespace serap::sender
