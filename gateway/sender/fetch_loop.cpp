#include "gateway/sender/fetch_loop.hpp"

#include <algorithm>

#include "services/process/journal.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kPortion = 4;      // of each stream in one read
constexpr std::size_t kMostTasks = 256;  // at hand
constexpr auto kFirstPause = 2s;
constexpr auto kLongestPause = 10min;

// KEYS: lease, fetch, in, dead. ARGV: lease value, then triples of entry, letter and text: e an
// event for the conversation | k an unreadable payload.
constexpr std::string_view kSettle = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
for i = 2, #ARGV, 3 do
  if redis.call('XDEL', KEYS[2], ARGV[i]) == 1 then
    if ARGV[i+1] == 'e' then redis.call('XADD', KEYS[3], '*', 'e', ARGV[i+2])
    else redis.call('XADD', KEYS[4], '*', 'e', ARGV[i+2], 'reason', 'unreadable fetch') end
  end
end
return 1)";

std::chrono::milliseconds pause_of(int tries) {
  std::chrono::milliseconds pause = kFirstPause;
  for (int i = 1; i < tries && pause < kLongestPause; ++i) pause *= 2;
  return std::min<std::chrono::milliseconds>(pause, kLongestPause);
}

bool expired(const Fetch& fetch, Time now) {
  const auto lives = fetch.from.channel == Channel::kWhatsapp ? kWhatsappRefLives : kLinkLives;
  return now - fetch.at > lives;
}

}  // namespace

FetchLoop::FetchLoop(redis::Server redis, Ownership& ownership, Bring bring, std::size_t at_once,
                     process::Metrics& metrics, Clock clock)
    : redis_(std::move(redis)),
      ownership_(ownership),
      bring_(std::move(bring)),
      metrics_(metrics),
      clock_(std::move(clock)),
      settle_(kSettle),
      stored_(metrics.counter("serap_sender_media_stored_total",
                              "Pictures, sounds and files brought into the store")) {
  for (std::size_t i = 0; i < at_once; ++i)
    workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

FetchLoop::~FetchLoop() {
  for (std::jthread& worker : workers_) worker.request_stop();
}

void FetchLoop::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (const Result<void> done = turn(500ms); !done) {
      journal::warning("media waits reason={}", done.error().message);
      std::unique_lock lock(mutex_);
      came_.wait_for(lock, stop, 1s, [] { return false; });
    }
  }
}

Result<void> FetchLoop::turn(std::chrono::milliseconds wait) {
  follow();
  const Moment now = std::chrono::steady_clock::now();
  hear(now);
  if (Result<void> settled = settle(); !settled) return settled;
  hand_out(now);
  const bool busy =
      std::any_of(tasks_.begin(), tasks_.end(), [](const auto& task) { return task.second.out; });
  if (Result<void> was_read = read(busy ? 0ms : wait); !was_read) return was_read;
  hand_out(now);
  if (!busy) return {};
  std::unique_lock lock(mutex_);
  came_.wait_for(lock, wait, [this] { return !brought_.empty(); });
  return {};
}

void FetchLoop::follow() {
  const std::vector<redis::Lease> held = ownership_.held();
  std::erase_if(mine_, [&](const auto& mine) {
    const std::uint32_t partition = mine.first;
    if (std::find(held.begin(), held.end(), mine.second) != held.end()) return false;
    cursors_.erase(partition);
    std::erase_if(tasks_, [&](const auto& task) { return task.first.first == partition; });
    std::erase_if(unsettled_, [&](const auto& one) { return one.first.first == partition; });
    return true;
  });
  for (const redis::Lease& lease : held) {
    if (mine_.try_emplace(lease.partition, lease).second)
      cursors_[lease.partition] = {redis::fetch_key(lease.partition)};
  }
}

Result<void> FetchLoop::read(std::chrono::milliseconds wait) {
  if (cursors_.empty() || tasks_.size() >= kMostTasks) {
    std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(wait, 50ms));
    return {};
  }
  std::vector<redis::Cursor> cursors;
  for (const auto& [partition, cursor] : cursors_) cursors.push_back(cursor);
  Result<std::map<std::string, std::vector<redis::Entry>>> streams =
      redis::read_streams(redis_, cursors, kPortion, wait);
  if (!streams) return streams.error();
  auto moved = cursors.begin();
  for (auto& [partition, cursor] : cursors_) {
    cursor = *moved++;
    for (const redis::Entry& entry : (*streams)[cursor.key]) {
      Result<Fetch> fetch = redis::decode_fetch({entry.fields.begin(), entry.fields.end()});
      if (!fetch) {
        unsettled_[{partition, entry.id}] = {};
        continue;
      }
      tasks_[{partition, entry.id}] = {partition, entry.id, std::move(*fetch), 0, {}, false};
    }
  }
  return {};
}

void FetchLoop::hand_out(Moment now) {
  const std::lock_guard lock(mutex_);
  for (auto& [key, task] : tasks_) {
    if (task.out || task.due > now || unsettled_.contains(key)) continue;
    task.out = true;
    to_bring_.emplace_back(key, task.fetch);
    given_.notify_one();
  }
}

void FetchLoop::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (given_.wait(lock, stop, [this] { return !to_bring_.empty(); })) {
    if (stop.stop_requested()) return;
    const auto [key, fetch] = std::move(to_bring_.front());
    to_bring_.pop_front();
    lock.unlock();
    Brought brought = bring_(fetch);
    lock.lock();
    brought_.push_back({key.second, key.first, std::move(brought)});
    came_.notify_all();
  }
}

void FetchLoop::hear(Moment now) {
  std::vector<Done> heard;
  {
    const std::lock_guard lock(mutex_);
    std::swap(heard, brought_);
  }
  for (Done& one : heard) {
    const auto found = tasks_.find({one.partition, one.entry});
    if (found == tasks_.end()) continue;  // its partition was lost: the new owner brings it again
    Task& task = found->second;
    task.out = false;
    if (const Error* error = std::get_if<Error>(&one.brought)) {
      if (!expired(task.fetch, clock_())) {
        task.due = now + pause_of(++task.tries);
        if (task.tries == 1)
          journal::warning("media later fetch={} reason={}", task.fetch.id.value, error->message);
        continue;
      }
      one.brought = Lost{"expired"};
    }
    if (const Lost* lost = std::get_if<Lost>(&one.brought)) {
      metrics_
          .counter("serap_sender_media_lost_total", "Media that will never come, and why",
                   {{"reason", lost->reason}})
          .add();
      journal::warning("media lost fetch={} reason={}", task.fetch.id.value, lost->reason);
    } else {
      stored_.add();
    }
    unsettled_[found->first] = redis::encode(event_of(task, one.brought));
  }
}

Inbound FetchLoop::event_of(const Task& task, const Brought& brought) const {
  const Fetch& fetch = task.fetch;
  Inbound event;
  event.id = EventId{"media|" + fetch.id.value};
  event.address = fetch.from;
  event.at = event.received = clock_();
  if (const StoredMedia* media = std::get_if<StoredMedia>(&brought)) {
    event.what = MediaStored{fetch.id, fetch.message, fetch.ticket, *media};
  } else {
    event.what = MediaLost{fetch.id, fetch.message, fetch.ticket, fetch.attachment.type,
                           std::get<Lost>(brought).reason};
  }
  return event;
}

Result<void> FetchLoop::settle() {
  std::map<std::uint32_t, redis::Script::Call> calls;
  for (const auto& [key, event] : unsettled_) {
    const std::uint32_t p = key.first;
    redis::Script::Call& call = calls[p];
    if (call.keys.empty()) {
      call.keys = {redis::lease_key("out", p), redis::fetch_key(p), redis::in_key(p),
                   redis::dead_key(p)};
      call.arguments = {mine_.at(p).value};
    }
    call.arguments.insert(call.arguments.end(), {key.second, event.empty() ? "k" : "e", event});
  }
  if (calls.empty()) return {};
  std::vector<redis::Script::Call> all;
  for (auto& [partition, call] : calls) all.push_back(std::move(call));
  const Result<std::vector<redis::Reply>> answers = settle_.run(redis_, all);
  if (!answers) return answers.error();  // deleting twice is nothing, and only a deletion adds
  for (const redis::Reply& answer : *answers) {
    if (answer.view().is_error()) return redis::error_from_reply(answer.view().text());
  }
  for (const auto& [key, event] : unsettled_) tasks_.erase(key);
  unsettled_.clear();
  return {};
}

}  // namespace serap::sender
