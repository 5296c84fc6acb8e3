#include "gateway/sender/send_loop.hpp"

#include <algorithm>

#include "services/process/journal.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

constexpr auto kIdle = 500ms;           // longest wait for something new
constexpr auto kBusy = 2ms;             // while calls are under way or a number's tokens are spent
constexpr std::size_t kTogether = 16;   // answers that one round serves without waiting for more
constexpr auto kRedisAway = 200ms;      // before Redis is tried again
constexpr auto kDoubtInterval = 500ms;  // how often a doubt is looked into
constexpr auto kFresh = 1s;             // st:{p} is read without lag if its end was seen within

}  // namespace

SendLoop::SendLoop(redis::Server redis, SendSettings settings, Ownership& ownership,
                   GraphClient& graph, Uploads& uploads, ChannelBoard& board)
    : redis_(std::move(redis)),
      settings_(std::move(settings)),
      ownership_(ownership),
      graph_(graph),
      uploads_(uploads),
      board_(board),
      clock_(settings_.clock),
      store_(redis_),
      reader_(redis_),
      rate_(redis_) {}

void SendLoop::run(const std::stop_token& stop) {
  bool was_away = false;
  while (!stop.stop_requested()) {
    const Result<void> done = turn(true);
    if (done.has_value() == was_away) {
      was_away = !done;
      if (was_away) journal::error("redis away, trying again reason={}", done.error().message);
      if (!was_away) journal::info("redis is back");
    }
    if (was_away) std::this_thread::sleep_for(kRedisAway);
  }
  const Moment end = std::chrono::steady_clock::now() + graph_.deadline() + 500ms;
  while (!(calls_.empty() && unsettled_.empty()) && std::chrono::steady_clock::now() < end) {
    if (!turn(false)) std::this_thread::sleep_for(kBusy);
  }
  ownership_.release();
}

Result<void> SendLoop::turn(bool may_send) {
  const Moment now = std::chrono::steady_clock::now();
  if (Result<void> tended = tend(now); !tended) return tended;
  if (may_send) {
    if (Result<void> was_read = read(patience(now)); !was_read) return was_read;
  }
  hear();
  if (Result<void> looked = look_into_doubts(now); !looked) return looked;
  // What is known to be done goes into Redis before more is begun: a crash then leaves the fewest
  // doubts.
  if (Result<void> settled = settle(); !settled) return settled;
  if (may_send) {
    if (Result<void> sent = send(std::chrono::steady_clock::now()); !sent) return sent;
    if (Result<void> settled = settle(); !settled) return settled;
  }
  last_turn_ = std::chrono::steady_clock::now();
  wait_for_answers();
  return {};
}

Result<void> SendLoop::tend(Moment now) {
  if (now < next_tend_) return {};
  if (Result<void> tended = ownership_.tend(); !tended) return tended;
  next_tend_ = now + redis::kLeaseRenewal;
  const std::vector<redis::Lease> held = ownership_.held();
  std::vector<std::uint32_t> lost;
  for (const auto& [partition, lease] : mine_) {
    // Taken anew with another value counts as lost too: someone else may have been the owner in
    // between.
    if (std::find(held.begin(), held.end(), lease) == held.end()) lost.push_back(partition);
  }
  if (!lost.empty()) journal::warning("partitions lost count={} held={}", lost.size(), held.size());
  for (const std::uint32_t partition : lost) lose(partition);
  std::vector<redis::Lease> fresh;
  for (const redis::Lease& lease : held) {
    if (!mine_.contains(lease.partition)) fresh.push_back(lease);
  }
  if (Result<void> adopted = adopt(fresh); !adopted) return adopted;
  pairs_.forget_idle(now);
  for (const ChannelState& state : board_.all())
    board_.set_waiting(state.tenant, queue_.waiting(state.tenant));
  return {};
}

Result<void> SendLoop::adopt(const std::vector<redis::Lease>& leases) {
  if (leases.empty()) return {};
  Result<std::vector<OutStore::Left>> left = store_.left_in(leases);
  if (!left) return left.error();
  std::size_t begun = 0;
  for (std::size_t i = 0; i < leases.size(); ++i) {
    const std::uint32_t partition = leases[i].partition;
    begun += (*left)[i].size();
    left_[partition] = std::move((*left)[i]);
    mine_[partition] = leases[i];
    reader_.begin(partition);
  }
  journal::info("partitions taken count={} messages_begun_by_others={}", leases.size(), begun);
  return {};
}

void SendLoop::lose(std::uint32_t partition) {
  std::erase_if(calls_, [&](const auto& call) { return call.second.partition == partition; });
  std::erase_if(doubts_, [&](const Item* item) { return item->partition == partition; });
  queue_.drop(partition);
  unsettled_.erase(partition);
  left_.erase(partition);
  reader_.forget(partition);
  mine_.erase(partition);
}

Result<void> SendLoop::read(std::chrono::milliseconds wait) {
  const Result<std::vector<OutboxReader::Read>> reads = reader_.read(queue_, wait);
  if (!reads) return reads.error();
  for (const OutboxReader::Read& one : *reads) take_in(one);
  return {};
}

// Blocking is for when nothing else can happen: no call under way, nothing to try soon.
std::chrono::milliseconds SendLoop::patience(Moment now) {
  if (!calls_.empty() || !unsettled_.empty()) return 0ms;
  Moment until = std::min(now + kIdle, next_tend_);
  if (!doubts_.empty()) until = std::min(until, last_doubts_ + kDoubtInterval);
  for (const TenantId& tenant : queue_.tenants()) {
    // Those whose turn it is wait for tokens; a silent channel is looked at again when this wait is
    // over.
    const bool speaks = board_.may_start(tenant, 1, now) > 0;
    if (speaks && queue_.ready(tenant, now) > 0) until = std::min(until, now + kBusy);
  }
  if (const std::optional<Moment> due = queue_.next_due()) until = std::min(until, *due);
  return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(until - now));
}

void SendLoop::wait_for_answers() {
  if (calls_.empty()) return;
  std::unique_lock lock(answers_->mutex);
  answers_->came.wait_for(lock, kBusy, [&] { return answers_->heard.size() >= kTogether; });
}

std::chrono::milliseconds SendLoop::since_last_turn() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               last_turn_.load());
}

Result<void> SendLoop::settle() {
  std::erase_if(unsettled_, [](const auto& one) { return one.second.empty(); });
  if (unsettled_.empty()) return {};
  std::vector<Settlement> settlements;
  for (const auto& [partition, settlement] : unsettled_) settlements.push_back(settlement);
  const Result<std::vector<bool>> settled = store_.settle(settlements);
  // After a lost answer they are said again: deleting twice is nothing, and tickets ignores a
  // repeated delivery.
  if (!settled) return settled.error();
  unsettled_.clear();
  for (std::size_t i = 0; i < settlements.size(); ++i) {
    if (!(*settled)[i]) lose(settlements[i].lease.partition);
  }
  return {};
}

// Doubts from before a crash or after a time-out: has a status told that it was taken? If not, and
// statuses were read without lag for long enough, it is said again.
Result<void> SendLoop::look_into_doubts(Moment now) {
  if (now - last_doubts_ < kDoubtInterval) return {};
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - last_doubts_);
  last_doubts_ = now;
  std::vector<Item*> open;
  std::swap(open, doubts_);
  for (Item* item : open) {
    const Result<std::optional<Progress>> progress =
        store_.progress_of(item->partition, item->outbound.id);
    if (!progress) {
      doubts_.insert(doubts_.end(),
                     open.begin() + (std::find(open.begin(), open.end(), item) - open.begin()),
                     open.end());
      return progress.error();
    }
    if (*progress && (*progress)->state == Progress::State::kTaken &&
        (*progress)->part >= static_cast<int>(item->part)) {
      taken(*item, (*progress)->platform_id, true);
      continue;
    }
    const bool fresh = now - ownership_.last_caught_up(item->partition) < kFresh;
    if (fresh) item->waited += std::min(passed, std::chrono::milliseconds{kDoubtInterval} * 2);
    if (item->waited < settings_.wait_for_status) {
      doubts_.push_back(item);
      continue;
    }
    journal::warning("no status came, saying it again outbound={} part={}", item->outbound.id.value,
                     item->part);
    item->in_doubt = false;
    item->again = true;
    queue_.again(*item, now);
  }
  return {};
}

}  // namespace serap::sender
