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
  // `per_second` messages a second and number; a block holds what 100 ms allow, at least one.
  Rate(redis::Connection& redis, std::size_t per_second);

  // Tokens for up to `wanted` messages of `number`; zero: look again after a few milliseconds. What
  // was granted and is not used within 100 ms is lost: a number may be slower than its limit, never
  // faster.
  Result<std::size_t> take(const TenantId& number, std::size_t wanted);

 private:
  redis::Connection& redis_;
  redis::Script script_;
  std::size_t per_second_;
  std::size_t block_;
};

}  // namespace serap::sender
