#pragma once
// Whether Redis has room for more: the door stops before what is inside is in danger.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <thread>

#include "services/model/result.hpp"
#include "services/redis/connection.hpp"

namespace serap::webhook {

struct Fullness {
  std::uint64_t used_memory = 0;  // bytes
  std::uint64_t max_memory = 0;   // bytes, 0: no limit
  std::uint64_t aof = 0;          // bytes of the append-only file
  std::uint64_t disk_free = 0;    // bytes where it stands
  bool disk_known = false;        // false: Redis is on another machine
  bool operator==(const Fullness&) const = default;
};

// From the text of INFO (its sections memory and persistence).
Fullness fullness_from(std::string_view info);

// kUnavailable with the reason when memory is over 70 % of its limit, or the disk has less than
// twice the AOF free (a rewrite needs once its size, and Redis ends when the disk is full), at the
// least 64 MiB.
Result<void> verdict_on(const Fullness& fullness);

// Looks once a second, on a thread and a connection of its own. Until the first answer, and while
// there is none, there is no new objection: an append to a Redis that is away fails by itself.
class Headroom {
 public:
  explicit Headroom(const redis::Server& server);
  Headroom(const Headroom&) = delete;
  Headroom& operator=(const Headroom&) = delete;

  // Safe from any thread; costs one atomic read while there is room.
  Result<void> verdict() const;

 private:
  void watch(const std::stop_token& stop, redis::Server server);
  void note(const Fullness& now);

  std::atomic<bool> open_{true};
  mutable std::mutex mutex_;  // guards the next
  Fullness fullness_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace serap::webhook
