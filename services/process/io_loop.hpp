#pragma once
// One thread that waits for many sockets. What is created on one loop (an HTTP server, a Redis
// client) shares its thread: no locks and no wake-ups between them.
#include <functional>
#include <memory>

namespace serap::process {

class IoLoop {
 public:
  IoLoop();   // starts its thread
  ~IoLoop();  // stop()
  IoLoop(const IoLoop&) = delete;
  IoLoop& operator=(const IoLoop&) = delete;

  // Runs `work` on the loop's thread, soon. Safe to call from any thread.
  void post(std::function<void()> work);

  // True on the loop's own thread.
  bool inside() const;

  // Ends the thread; work not yet begun is dropped. Safe to call twice, never from the loop's own
  // thread.
  void stop();

  struct Impl;
  Impl& impl() { return *impl_; }  // for rooms that speak Asio: io_loop_asio.hpp

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace serap::process
