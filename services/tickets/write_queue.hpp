#pragma once
// The one writer. Concurrent writes share a transaction, a savepoint each: one fsync for all of
// them.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include "services/model/result.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

class WriteQueue {
 public:
  // Borrows `db`, which nobody else may use, and calls `committed` on the writer's thread after
  // each commit.
  WriteQueue(Database& db, std::function<void()> committed);
  ~WriteQueue();  // finishes what waits
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  // The answer of `work` once its writes are on disk; what it wrote is undone if that fails
  // (kUnavailable: try again). An Error that `work` returns undoes nothing: it decides before it
  // writes. Safe from several threads; blocks.
  template <class T>
  Result<T> run(const std::function<Result<T>(Database&)>& work);

 private:
  struct Job {
    std::function<void(Database&)> work;
    std::promise<std::optional<Error>> done;
  };
  std::optional<Error> submit(std::function<void(Database&)> work);
  void write_until_stopped(const std::stop_token& stop);
  void write_together(std::deque<Job>& jobs);

  Database& db_;
  std::function<void()> committed_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<Job> waiting_;
  std::jthread writer_;  // last: ends before what it uses
};

template <class T>
Result<T> WriteQueue::run(const std::function<Result<T>(Database&)>& work) {
  std::optional<Result<T>> answer;
  if (auto failed = submit([&](Database& db) { answer = work(db); })) return *std::move(failed);
  return *std::move(answer);
}

}  // namespace serap::tickets
