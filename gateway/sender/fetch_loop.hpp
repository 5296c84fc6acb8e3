#pragma once
// Brings what stands in fetch:{p} into our store and tells the conversation. One thread that reads
// and settles; a few that bring, because a download may take its time. Never behind sends.
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "gateway/sender/graph_media.hpp"
#include "gateway/sender/ownership.hpp"
#include "services/model/inbound.hpp"
#include "services/process/metrics.hpp"
#include "services/redis/script.hpp"
#include "services/redis/stream.hpp"

namespace serap::sender {

// How long a reference is tried before it counts as expired.
inline constexpr std::chrono::hours kWhatsappRefLives{7 * 24};
inline constexpr std::chrono::hours kLinkLives{24};

class FetchLoop {
 public:
  using Bring = std::function<Brought(const Fetch&)>;  // blocks; called by `at_once` threads
  // Borrows ownership and metrics.
  FetchLoop(redis::Server redis, Ownership& ownership, Bring bring, std::size_t at_once,
            process::Metrics& metrics, Clock clock);
  ~FetchLoop();

  void run(const std::stop_token& stop);
  // One round: read, hand out, settle. Waits up to `wait` if there is nothing to do.
  Result<void> turn(std::chrono::milliseconds wait);

 private:
  struct Task {
    std::uint32_t partition = 0;
    std::string entry;
    Fetch fetch;
    int tries = 0;
    Moment due;
    bool out = false;  // a thread has it
  };
  struct Done {
    std::string entry;
    std::uint32_t partition;
    Brought brought;
  };
  void follow();
  Result<void> read(std::chrono::milliseconds wait);
  void hand_out(Moment now);
  void hear(Moment now);
  Result<void> settle();
  void work(const std::stop_token& stop);
  Inbound event_of(const Task& task, const Brought& brought) const;

  redis::Connection redis_;
  Ownership& ownership_;
  Bring bring_;
  process::Metrics& metrics_;
  Clock clock_;
  redis::Script settle_;
  process::Counter stored_;
  std::map<std::uint32_t, redis::Lease> mine_;
  std::map<std::uint32_t, redis::Cursor> cursors_;
  using Key = std::pair<std::uint32_t, std::string>;  // partition, entry
  std::map<Key, Task> tasks_;
  std::map<Key, std::string> unsettled_;  // the event; empty: an unreadable entry, kept in dead
  std::mutex mutex_;                      // the next three
  std::condition_variable_any given_, came_;
  std::deque<std::pair<Key, Fetch>> to_bring_;
  std::vector<Done> brought_;
  std::vector<std::jthread> workers_;
};

}  // namespace serap::sender
