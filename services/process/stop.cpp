#include "services/process/stop.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include <signal.h>

namespace serap::process {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

StopSignal::StopSignal() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);  // a peer that is gone is an error code, not our end
  watcher_ = std::jthread([this](const std::stop_token& destroyed) {
    const sigset_t waited = stop_signals();
    const timespec patience{0, 100'000'000};  // looks at `destroyed` ten times a second
    int seen = 0;
    while (!destroyed.stop_requested()) {
      if (sigtimedwait(&waited, nullptr, &patience) <= 0) continue;
      if (++seen > 1) std::_Exit(130);
      source_.request_stop();
    }
  });
}

StopSignal::~StopSignal() = default;

void StopSignal::wait() const {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait(lock, source_.get_token(), [] { return false; });
}

}  // namespace serap::process
