#include "gateway/sender/status_loop.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <span>

#include "services/process/journal.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

constexpr auto kIdle = 500ms;
constexpr auto kGather = 10ms;  // nobody waits for a tick so urgently: one call takes many
constexpr std::chrono::milliseconds kFirstPause{200};
constexpr std::chrono::milliseconds kLongestPause{5'000};
constexpr std::size_t kPortion = 64;  // of each stream in one read
constexpr std::size_t kAsk = 256;     // deliveries in one call of tickets

// Sleeps, but not through a stop.
void pause_unless(const std::stop_token& stop, std::chrono::milliseconds pause) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, pause, [] { return false; });
}

}  // namespace

StatusLoop::StatusLoop(redis::Server redis, Ownership& ownership, tickets::IntakePort& tickets,
                       process::Metrics& metrics)
    : redis_(std::move(redis)),
      ownership_(ownership),
      tickets_(tickets),
      store_(redis_),
      recorded_(
          metrics.counter("serap_sender_deliveries_total", "Delivery states that tickets took")),
      refused_(metrics.counter("serap_sender_deliveries_refused_total",
                               "Delivery states that tickets will never take")) {}

void StatusLoop::run(const std::stop_token& stop) {
  std::chrono::milliseconds pause = kFirstPause;
  while (!stop.stop_requested()) {
    const Result<void> done = turn(kIdle);
    if (done) {
      pause = kFirstPause;
      pause_unless(stop, kGather);
      continue;
    }
    journal::warning("statuses wait again_in_ms={} reason={}", pause.count(), done.error().message);
    pause_unless(stop, pause);
    pause = std::min(pause * 2, kLongestPause);
  }
}

Result<void> StatusLoop::turn(std::chrono::milliseconds wait) {
  follow();
  if (batch_.empty()) {
    if (Result<void> was_read = read(wait); !was_read) return was_read;
  }
  if (batch_.empty()) return {};
  if (Result<void> confirmed = confirm(); !confirmed) return confirmed;
  if (Result<void> recorded = record(); !recorded) return recorded;
  return remove();
}

// The partitions we own now; one that was lost takes its share of the batch along.
void StatusLoop::follow() {
  const std::vector<redis::Lease> held = ownership_.held();
  std::erase_if(mine_, [&](const auto& mine) {
    if (std::find(held.begin(), held.end(), mine.second) != held.end()) return false;
    cursors_.erase(mine.first);
    batch_.done.erase(mine.first);
    batch_.heard.erase(mine.first);
    return true;
  });
  for (const redis::Lease& lease : held) {
    if (mine_.try_emplace(lease.partition, lease).second)
      cursors_[lease.partition] = {redis::st_key(lease.partition)};
  }
}

Result<void> StatusLoop::read(std::chrono::milliseconds wait) {
  if (cursors_.empty()) {
    std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(wait, 50ms));
    return {};
  }
  std::vector<redis::Cursor> cursors;
  for (const auto& [partition, cursor] : cursors_) cursors.push_back(cursor);
  Result<std::map<std::string, std::vector<redis::Entry>>> streams =
      redis::read_streams(redis_, cursors, kPortion, wait);
  if (!streams) return streams.error();
  const Moment now = std::chrono::steady_clock::now();
  auto moved = cursors.begin();
  batch_ = {};
  for (auto& [partition, cursor] : cursors_) {
    cursor = *moved++;
    const auto stream = streams->find(cursor.key);
    if (stream == streams->end() || stream->second.size() < kPortion)
      ownership_.caught_up(partition, now);
    if (stream == streams->end()) continue;
    for (const redis::Entry& entry : stream->second) take_in(mine_.at(partition), entry);
  }
  return {};
}

void StatusLoop::take_in(const redis::Lease& lease, const redis::Entry& entry) {
  OutStore::Done& done = batch_.done[lease.partition];
  done.lease = lease;
  done.entries.push_back(entry.id);
  Result<Delivery> delivery = redis::decode_delivery({entry.fields.begin(), entry.fields.end()});
  if (!delivery) {
    journal::error("unreadable status goes to dead partition={} entry={}", lease.partition,
                   entry.id);
    done.dead.push_back(
        {entry.fields.empty() ? "" : entry.fields.front().second, delivery.error().message});
    return;
  }
  // Our own "accepted" and "failed" are written when the progress is settled: only the platform's
  // word ends a doubt.
  if (!delivery->id.value.starts_with("send|")) {
    OutStore::Heard& heard = batch_.heard[lease.partition];
    heard.lease = lease;
    heard.deliveries.push_back(*delivery);
  }
  batch_.deliveries.push_back(std::move(*delivery));
}

Result<void> StatusLoop::confirm() {
  if (batch_.confirmed) return {};
  std::vector<OutStore::Heard> heard;
  for (const auto& [partition, one] : batch_.heard) heard.push_back(one);
  const Result<std::vector<bool>> confirmed = store_.confirm(heard);
  if (!confirmed) return confirmed.error();
  batch_.confirmed = true;
  return {};
}

Result<void> StatusLoop::record() {
  while (!batch_.deliveries.empty()) {
    const std::size_t count = std::min(kAsk, batch_.deliveries.size());
    const Result<std::vector<Result<void>>> answers =
        tickets_.record_delivery({batch_.deliveries.data(), count});
    if (!answers) return answers.error();
    for (std::size_t i = 0; i < answers->size() && i < count; ++i) {
      const Result<void>& answer = (*answers)[i];
      if (answer) recorded_.add();
      if (!answer && answer.error().kind == Error::Kind::kUnavailable) return answer.error();
      if (answer) continue;
      // A status of a message that was never ours, or of a time before a restored backup: nobody
      // can use it.
      refused_.add();
      journal::warning("status refused by tickets id={} reason={}", batch_.deliveries[i].id.value,
                       answer.error().message);
    }
    batch_.deliveries.erase(batch_.deliveries.begin(),
                            batch_.deliveries.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return {};
}

Result<void> StatusLoop::remove() {
  std::vector<OutStore::Done> done;
  for (const auto& [partition, one] : batch_.done) done.push_back(one);
  const Result<std::vector<bool>> removed = store_.done(done);
  if (!removed) return removed.error();
  batch_ = {};
  return {};
}

}  // namespace serap::sender
