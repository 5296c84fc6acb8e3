#pragma once
// Threads for handlers that block, with a bounded queue in front.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace serap::process {

class HandlerPool {
 public:
  HandlerPool(std::size_t threads, std::size_t max_waiting);
  ~HandlerPool();  // waits for work begun; drops the rest
  HandlerPool(const HandlerPool&) = delete;
  HandlerPool& operator=(const HandlerPool&) = delete;

  // False: the queue is full. Safe from any thread.
  bool run(std::function<void()> work);

 private:
  void serve();

  const std::size_t max_waiting_;
  std::mutex mutex_;  // guards the next two
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::condition_variable changed_;
  std::vector<std::jthread> threads_;
};

}  // namespace serap::process
