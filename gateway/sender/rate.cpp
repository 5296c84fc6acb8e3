#include "gateway/sender/rate.hpp"

#include <algorithm>

#include "services/redis/keys.hpp"

namespace serap::sender {
namespace {

// KEYS: rate. ARGV: tokens a second, most tokens, wanted. Granted tokens. The bucket is full when
// it is new.
constexpr std::string_view kTake = R"(#!lua flags=allow-oom
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local rate, most, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local old = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(old[1]) or most
local passed = math.max(0, now - (tonumber(old[2]) or now))
tokens = math.min(most, tokens + passed * rate / 1000000)
local granted = math.min(wanted, math.floor(tokens))
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens - granted), 'at', string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], 60000)
return granted)";

}  // namespace

Rate::Rate(redis::Connection& redis) : redis_(redis), script_(kTake) {}

Result<std::size_t> Rate::take(const TenantId& number, std::size_t wanted, std::size_t per_second) {
  const std::size_t block = std::max<std::size_t>(1, per_second / 10);
  const Result<std::vector<redis::Reply>> answer =
      script_.run(redis_, {{{redis::rate_key(number)},
                            {std::to_string(per_second), std::to_string(block),
                             std::to_string(std::min(wanted, block))}}});
  if (!answer) return answer.error();
  const redis::ReplyView granted = answer->front().view();
  if (granted.is_error()) return redis::error_from_reply(granted.text());
  return static_cast<std::size_t>(granted.integer());
}

}  // namespace serap::sender
