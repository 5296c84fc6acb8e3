#pragma once
// Carries event rows into the conversations' log: oldest first within a ticket, marked only once
// the entry is durable.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "services/model/inbound.hpp"
#include "services/model/result.hpp"
#include "services/process/metrics.hpp"
#include "services/tickets/store.hpp"

namespace serap::tickets {

// Appends to in:{partition}; returns once the entry is durable. Called by one thread at a time.
using EventSink = std::function<Result<void>(std::uint32_t partition, const Inbound& inbound)>;

class Relay {
 public:
  // Borrows the store, which must outlive it.
  Relay(Store& store, EventSink sink, Clock clock);

  struct Round {
    int relayed = 0;
    int failed = 0;     // stay, with everything behind them of the same ticket
    bool more = false;  // the round was full
  };
  // One round over at most kMostAtOnce rows. A row whose marking fails is sent again: twice is
  // harmless.
  Result<Round> relay_once();
  static constexpr int kMostAtOnce = 256;

 private:
  Store& store_;
  EventSink sink_;
  Clock clock_;
};

// Rung by the writer after a commit.
class Bell {
 public:
  void ring();
  // Until it rings, `at_most` has passed or `stop` is requested.
  void wait(const std::stop_token& stop, std::chrono::milliseconds at_most);

 private:
  std::mutex mutex_;
  std::condition_variable_any rung_;
  bool ringing_ = false;
};

// The relay's thread: a round at each ring and at least once a second. Borrows all three.
class RelayThread {
 public:
  RelayThread(Relay& relay, Bell& bell, process::Metrics& metrics);

 private:
  void relay_until_stopped(Relay& relay, Bell& bell, const std::stop_token& stop) const;

  process::Counter relayed_;
  process::Counter failed_;
  std::jthread thread_;  // last: ends before what it uses
};

}  // namespace serap::tickets
