#include "services/tickets/write_queue.hpp"

#include <vector>

#include "services/process/journal.hpp"

namespace serap::tickets {
namespace {

// Callers block while they wait, so their number bounds the queue; this bounds their number.
constexpr std::size_t kMostWaiting = 1024;
// Most jobs a transaction: a batch job may hold 256 items, and the first must not wait long for the
// last.
constexpr std::size_t kMostTogether = 64;

// Runs `work` in a savepoint of its own: undone if it throws.
void in_savepoint(Database& db, const std::function<void()>& work) {
  db.prepare("SAVEPOINT item").run();
  try {
    work();
  } catch (...) {
    db.prepare("ROLLBACK TO item").run();
    db.prepare("RELEASE item").run();
    throw;
  }
  db.prepare("RELEASE item").run();
}

}  // namespace

WriteQueue::WriteQueue(Database& db, std::function<void()> committed)
    : db_(db),
      committed_(std::move(committed)),
      writer_([this](const std::stop_token& stop) { write_until_stopped(stop); }) {}

WriteQueue::~WriteQueue() {
  writer_.request_stop();
  writer_.join();
}

std::optional<Error> WriteQueue::submit(std::function<void(Database&)> work) {
  Job job{std::move(work), {}};
  std::future<std::optional<Error>> done = job.done.get_future();
  {
    const std::lock_guard lock{mutex_};
    if (waiting_.size() >= kMostWaiting)
      return Error{Error::Kind::kUnavailable, "too many writes wait; try again"};
    waiting_.push_back(std::move(job));
  }
  wake_.notify_one();
  return done.get();
}

void WriteQueue::write_until_stopped(const std::stop_token& stop) {
  for (;;) {
    std::deque<Job> jobs;
    {
      std::unique_lock lock{mutex_};
      if (!wake_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      while (!waiting_.empty() && jobs.size() < kMostTogether) {
        jobs.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
      }
    }
    write_together(jobs);
  }
}

// The jobs' own failures go to their callers; a failing commit goes to all of them.
void WriteQueue::write_together(std::deque<Job>& jobs) {
  std::vector<std::optional<Error>> failures(jobs.size());
  try {
    db_.prepare("BEGIN IMMEDIATE").run();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      try {
        in_savepoint(db_, [&] { jobs[i].work(db_); });
      } catch (const SqlFailure& failure) {
        journal::error("what=write_failed why=\"{}\"", failure.what());
        failures[i] =
            Error{Error::Kind::kUnavailable, "the tickets' database refused a write; try again"};
      }
    }
    db_.prepare("COMMIT").run();
  } catch (const SqlFailure& failure) {
    journal::error("what=commit_failed writes={} why=\"{}\"", jobs.size(), failure.what());
    try {
      db_.prepare("ROLLBACK").run();
    } catch (const SqlFailure&) {  // SQLite rolled back itself
    }
    failures.assign(jobs.size(), Error{Error::Kind::kUnavailable,
                                       "the tickets' database could not commit; try again"});
  }
  if (committed_) committed_();
  for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].done.set_value(std::move(failures[i]));
}

}  // namespace serap::tickets
