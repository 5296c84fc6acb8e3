#pragma once
#include <stop_token>
#include <thread>

namespace serap::process {

// Turns SIGINT and SIGTERM into a std::stop_token. Make it in main before any other thread: it
// blocks both signals in the calling thread, and threads inherit that. A second signal ends the
// process at once.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  std::stop_token token() const { return source_.get_token(); }
  void request_stop() { source_.request_stop(); }
  // Blocks until a signal came or request_stop() was called.
  void wait() const;

 private:
  std::stop_source source_;
  std::jthread watcher_;
};

}  // namespace serap::process
