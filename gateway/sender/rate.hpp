#pragma once
// A number's rate, shared by all senders: one token bucket in Redis, by Redis' own time.
#include <chrono>
#include <cstddef>
#include <map>

#include "services/model/ids.hpp"
#include "services/redis/script.hpp"

namespace serap::sender {

// One thread at a time. Borrows the connection.
class Rate {
 public:
  explicit Rate(redis::Connection& redis);

  // Tokens for up to `wanted` messages of `number`, which may send `per_second`; a block holds what
  // 100 ms allow, at least one. All senders must ask with about the same rate; zero: look again
  // after a few milliseconds. What was granted and is not used within 100 ms is lost: a number may
  // be slower than its limit, never faster.
  Result<std::size_t> take(const TenantId& number, std::size_t wanted, std::size_t per_second);

 private:
  redis::Connection& redis_;
  redis::Script script_;
};

}  // namespace serap::sender
