#pragma once
// Reads out:{p} of the partitions we own, in bounded portions.
#include <map>
#include <utility>
#include <vector>

#include "gateway/sender/send_queue.hpp"
#include "services/redis/stream.hpp"

namespace serap::sender {

// At most so many entries of one stream, and of all, are at hand; the rest waits in Redis.
inline constexpr std::size_t kStreamWindow = 256;
inline constexpr std::size_t kMostAtHand = 10'000;

// One thread at a time. Borrows the connection.
class OutboxReader {
 public:
  explicit OutboxReader(redis::Connection& redis) : redis_(redis) {}

  void begin(std::uint32_t partition);  // from the first entry
  void forget(std::uint32_t partition);

  struct Read {
    std::uint32_t partition;
    Lane lane;
    redis::Entry entry;
  };
  // New entries; waits up to `wait` for one. Streams whose window is full in `queue` are left
  // alone.
  Result<std::vector<Read>> read(const SendQueue& queue, std::chrono::milliseconds wait);

 private:
  redis::Connection& redis_;
  std::map<std::pair<std::uint32_t, Lane>, redis::Cursor> cursors_;
};

}  // namespace serap::sender
