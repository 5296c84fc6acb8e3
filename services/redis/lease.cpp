#include "services/redis/lease.hpp"

#include <algorithm>

#include <sodium.h>

#include "services/model/hex.hpp"
#include "services/redis/keys.hpp"

namespace serap::redis {
namespace {

// KEYS: lease, fence. ARGV: token, milliseconds. The new value, or nil if another holds it.
constexpr std::string_view kTake = R"(#!lua flags=allow-oom
if redis.call('EXISTS', KEYS[1]) == 1 then return false end
local value = redis.call('INCR', KEYS[2]) .. ':' .. ARGV[1]
redis.call('SET', KEYS[1], value, 'PX', ARGV[2])
return value)";

// KEYS: lease. ARGV: value, milliseconds. 1 if it is still ours.
constexpr std::string_view kRenew = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1)";

// KEYS: lease. ARGV: value.
constexpr std::string_view kRelease = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1)";

// KEYS: members. ARGV: member, milliseconds. How many are alive, this one included; by Redis' own
// time.
constexpr std::string_view kMeet = R"(#!lua flags=allow-oom
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if ARGV[2] == '0' then redis.call('ZREM', KEYS[1], ARGV[1]) else redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1]) end
return redis.call('ZCARD', KEYS[1]))";

std::string random_token() {
  std::string token(16, '\0');
  for (char& c : token) c = kHexDigits[randombytes_uniform(16)];
  return token;
}

}  // namespace

Leases::Leases(Server server, std::string role, std::string member, std::uint32_t partitions)
    : redis_(std::move(server)),
      role_(std::move(role)),
      member_(std::move(member)),
      partitions_(partitions) {}

Result<void> Leases::tend() {
  const auto began = std::chrono::steady_clock::now();
  const Result<std::size_t> share = fair_share();
  if (!share) return share.error();
  if (Result<void> renewed = renew(); !renewed) return renewed;
  if (held_.size() > *share) release(*share);
  if (held_.size() < *share) {
    if (Result<void> taken = take(*share - held_.size()); !taken) return taken;
  }
  sure_until_ = began + kLeaseTime;
  return {};
}

Result<std::size_t> Leases::fair_share() {
  const std::string key = members_key(role_);
  const std::string time = std::to_string(kLeaseTime.count());
  Result<Reply> living = redis_.command({"EVAL", kMeet, "1", key, member_, time});
  if (!living) return living.error();
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(1, living->view().integer()));
  return (partitions_ + count - 1) / count;
}

Result<void> Leases::renew() {
  if (held_.empty()) return {};
  std::vector<std::vector<std::string>> commands;
  for (const Lease& lease : held_) {
    commands.push_back({"EVAL", std::string{kRenew}, "1", lease_key(role_, lease.partition),
                        lease.value, std::to_string(kLeaseTime.count())});
  }
  Result<std::vector<Reply>> answers = redis_.pipeline(commands);
  if (!answers) return answers.error();
  std::vector<Lease> kept;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    if ((*answers)[i].view().integer() == 1) kept.push_back(held_[i]);
  }
  held_ = std::move(kept);
  return {};
}

// All in one round trip: one by one, each with its fsync, would take longer than a lease lasts on a
// busy disk.
Result<void> Leases::take(std::size_t wanted) {
  std::vector<std::uint32_t> candidates;
  std::vector<std::vector<std::string>> questions;
  for (std::uint32_t p = 0; p < partitions_; ++p) {
    const bool ours = std::any_of(held_.begin(), held_.end(),
                                  [p](const Lease& lease) { return lease.partition == p; });
    if (ours) continue;
    candidates.push_back(p);
    questions.push_back({"EXISTS", lease_key(role_, p)});
  }
  Result<std::vector<Reply>> taken = redis_.pipeline(questions);
  if (!taken) return taken.error();
  std::vector<std::uint32_t> free;
  std::vector<std::vector<std::string>> takings;
  for (std::size_t i = 0; i < candidates.size() && free.size() < wanted; ++i) {
    if ((*taken)[i].view().integer() != 0) continue;
    const std::uint32_t p = candidates[i];
    free.push_back(p);
    takings.push_back({"EVAL", std::string{kTake}, "2", lease_key(role_, p), fence_key(role_, p),
                       random_token(), std::to_string(kLeaseTime.count())});
  }
  Result<std::vector<Reply>> values = redis_.pipeline(takings);
  if (!values) return values.error();
  for (std::size_t i = 0; i < free.size(); ++i) {
    const ReplyView value = (*values)[i];
    if (value.is_error()) return error_from_reply(value.text());
    if (!value.is_nil()) held_.push_back({free[i], std::string{value.text()}});
  }
  return {};
}

void Leases::release(std::size_t keep) {
  std::vector<std::vector<std::string>> commands;
  for (std::size_t i = keep; i < held_.size(); ++i) {
    commands.push_back(
        {"EVAL", std::string{kRelease}, "1", lease_key(role_, held_[i].partition), held_[i].value});
  }
  held_.resize(std::min(keep, held_.size()));
  (void)redis_.pipeline(commands);
}

void Leases::release_all() {
  release(0);
  const std::string key = members_key(role_);
  (void)redis_.command({"EVAL", kMeet, "1", key, member_, "0"});
}

}  // namespace serap::redis
