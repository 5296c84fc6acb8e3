#include "bots/worker/loop.hpp"

#include <algorithm>
#include <thread>

#include "services/process/journal.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::worker {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Longest sleep: leases and the stop signal are looked at this often.
constexpr milliseconds kLongestWait{500};
// Between tries while Redis is away.
constexpr milliseconds kRedisBackoff{200};

double seconds_since(steady_clock::time_point then) {
  return std::chrono::duration<double>(steady_clock::now() - then).count();
}

}  // namespace

Loop::Loop(const redis::Server& server, LeaseKeeper& leases, Turns& turns,
           tickets::IntakePort& tickets, Meters& meters)
    : leases_(leases),
      turns_(turns),
      tickets_(tickets),
      meters_(meters),
      reading_(server),
      writing_(server),
      store_(writing_),
      intake_(reading_, kBatch),
      probation_(kBatch) {}

void Loop::run(const std::stop_token& stop) {
  bool away = false;
  while (!stop.stop_requested()) {
    last_round_ = unix_milliseconds(system_now());
    const Result<void> done = round();
    if (done.has_value() == away) {
      away = !away;
      if (away)
        journal::warning("redis=away reason=\"{}\" next=retry", done.error().message);
      else
        journal::info("redis=back");
    }
    if (!done) {
      intake_.rewind_all();
      std::this_thread::sleep_for(kRedisBackoff);
    }
  }
}

milliseconds Loop::since_last_round() const {
  return system_now() - from_unix_milliseconds(last_round_);
}

Result<void> Loop::round() {
  const std::vector<redis::Lease> leases = leases_.held();
  const std::vector<std::uint32_t> fresh = intake_.hold(leases);
  for (const std::uint32_t p : fresh) probation_.begin(p);
  if (Result<void> seen = probation_.see_logs(store_); !seen) return seen;
  meters_.partitions.set(static_cast<double>(leases.size()));
  if (leases.empty()) {
    std::this_thread::sleep_for(milliseconds{50});
    return {};
  }
  if (Result<void> rung = ring_timers(leases, !fresh.empty()); !rung) return rung;
  Result<Intake::Read> read = intake_.read(patience(steady_clock::now()));
  if (!read) return read.error();
  if (read->events.empty() && read->unreadable.empty()) return {};

  const auto began = steady_clock::now();
  Result<Probation::Verdict> verdict = probation_.judge(std::move(read->events), store_);
  if (!verdict) return verdict.error();
  for (const Taken& waiting : verdict->wait) intake_.rewind(waiting.partition);
  Result<Batch> batch = prepare(std::move(verdict->run), store_, tickets_, system_now());
  if (!batch) return batch.error();
  for (const Taken& poison : verdict->poison)
    bury(*batch, poison, "at hand in three crashes of its owner");
  for (const Intake::Read::Unreadable& entry : read->unreadable)
    bury(*batch, entry.partition, entry.entry, entry.payload, entry.reason);
  for (Task& task : batch->tasks) task.later = intake_.is_put_off(task.partition, task.home);
  turns_.run(batch->tasks);
  conclude(*batch);
  if (Result<void> sent_on = forward(*batch); !sent_on) return sent_on;
  if (Result<void> committed = commit(*batch, leases); !committed) return committed;
  if (Result<void> noted = probation_.survived(store_); !noted) return noted;
  meters_.batch_seconds.observe(seconds_since(began));
  return {};
}

milliseconds Loop::patience(steady_clock::time_point now) {
  milliseconds wait = kLongestWait;
  if (const auto resume = intake_.resume(now))
    wait = std::min(wait, std::chrono::ceil<milliseconds>(*resume - now));
  if (next_timer_) wait = std::min(wait, *next_timer_ - system_now());
  return std::max(wait, milliseconds{1});
}

// Asks Redis for due timers only when one may be due by this machine's clock: quiet costs nothing.
Result<void> Loop::ring_timers(const std::vector<redis::Lease>& leases, bool fresh) {
  if (!fresh && (!next_timer_ || *next_timer_ > system_now())) return {};
  const auto next = store_.ring(leases);
  if (!next) return next.error();
  next_timer_.reset();
  for (const std::optional<std::int64_t>& due : *next) {
    if (due)
      next_timer_ = std::min(next_timer_.value_or(from_unix_milliseconds(*due)),
                             from_unix_milliseconds(*due));
  }
  // Due already, yet not rung: this clock runs ahead of Redis'. Ask again soon, not at once.
  if (next_timer_) next_timer_ = std::max(*next_timer_, system_now() + milliseconds{20});
  return {};
}

Result<void> Loop::forward(const Batch& batch) {
  std::vector<std::vector<std::string>> commands;
  for (const auto& [partition, inbound] : batch.forward)
    commands.push_back({"XADD", redis::in_key(partition), "*", "e", redis::encode(inbound)});
  if (commands.empty()) return {};
  const auto answers = writing_.pipeline(commands);
  if (!answers) return answers.error();
  for (const redis::Reply& answer : *answers) {
    if (answer.view().is_error()) return redis::error_from_reply(answer.view().text());
  }
  meters_.forwarded.add(static_cast<double>(commands.size()));
  return {};
}

Result<void> Loop::commit(Batch& batch, const std::vector<redis::Lease>& leases) {
  std::vector<redis::Commit> commits;
  for (auto& [partition, commit] : batch.commits) {
    const auto lease =
        std::find_if(leases.begin(), leases.end(),
                     [p = partition](const redis::Lease& held) { return held.partition == p; });
    if (lease == leases.end()) continue;  // not read from, so not reached
    commit.lease = *lease;
    commits.push_back(std::move(commit));
  }
  if (!commits.empty()) {
    const Result<std::vector<bool>> committed = store_.commit(commits);
    if (!committed) return committed.error();
    for (std::size_t i = 0; i < commits.size(); ++i) account(commits[i], (*committed)[i]);
  }
  for (const Taken& known_now : batch.again) intake_.rewind(known_now.partition);
  meters_.repeats.add(batch.repeats);
  for (const Task& task : batch.tasks) {
    for (std::size_t i = 0; i < task.done; ++i) {
      meters_.waited_seconds.observe(
          std::chrono::duration<double>(system_now() - task.events[i].inbound.received).count());
    }
    if (!task.later) continue;
    intake_.put_off(task.partition, task.home, steady_clock::now());
    put_off(task.events, task.done);
  }
  put_off(batch.later, 0);
  return {};
}

void Loop::account(const redis::Commit& commit, bool committed) {
  if (!committed) {
    meters_.lost_leases.add();
    journal::warning("partition={} lease=lost next=its new owner runs the batch again",
                     commit.lease.partition);
    return;
  }
  meters_.events.add(static_cast<double>(commit.done.size()));
  meters_.said.add(static_cast<double>(commit.out.size()));
  meters_.dead.add(static_cast<double>(commit.dead.size()));
  for (const redis::Commit::Dead& dead : commit.dead)
    journal::error("partition={} dead=1 reason=\"{}\"", commit.lease.partition, dead.reason);
  for (const auto& [member, due] : commit.timers)
    next_timer_ =
        std::min(next_timer_.value_or(from_unix_milliseconds(due)), from_unix_milliseconds(due));
  intake_.succeeded(commit.lease.partition);
}

void Loop::put_off(const std::vector<Taken>& events, std::size_t from) {
  for (std::size_t i = from; i < events.size(); ++i) {
    intake_.put_off(events[i].partition, events[i].inbound.address, steady_clock::now());
    meters_.put_off.add();
  }
}

}  // namespace serap::worker
