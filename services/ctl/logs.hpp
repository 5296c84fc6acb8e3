#pragma once
// What stands in Redis, for the operator's eyes: lengths, owners, the dead.
#include <cstdint>
#include <string>
#include <vector>

#include "services/redis/connection.hpp"

namespace serap::ctl {

struct Lag {
  std::string stream;  // "in", "out:ack", ..., of all partitions together
  std::int64_t entries = 0;
  std::int64_t oldest_ms = 0;  // age of the oldest entry
};
struct Owners {
  std::string role;             // "bot", "out"
  std::int64_t partitions = 0;  // that have an owner, of 64
  std::int64_t members = 0;     // processes that said they are alive
};
struct Logs {
  std::vector<Lag> lags;
  std::vector<Owners> owners;
  std::int64_t dead = 0;
};
Result<Logs> look_at_logs(redis::Connection& redis, std::int64_t now_ms);

struct Dead {
  std::string id;  // "<partition>/<entry>"
  std::int64_t at_ms = 0;
  std::string reason;
  std::string payload;
};
// The newest `most` of all partitions, newest first.
Result<std::vector<Dead>> list_dead(redis::Connection& redis, std::size_t most);
Result<Dead> find_dead(redis::Connection& redis, const std::string& id);

}  // namespace serap::ctl
