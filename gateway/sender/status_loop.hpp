#pragma once
// Takes what platforms (and the send loop) tell of our messages from st:{p} to tickets. One thread.
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "gateway/sender/out_store.hpp"
#include "gateway/sender/ownership.hpp"
#include "services/process/metrics.hpp"
#include "services/redis/stream.hpp"
#include "services/tickets/port.hpp"

namespace serap::sender {

class StatusLoop {
 public:
  // Borrows ownership, tickets and metrics; they must outlive it.
  StatusLoop(redis::Server redis, Ownership& ownership, tickets::IntakePort& tickets,
             process::Metrics& metrics);

  void run(const std::stop_token& stop);

  // One batch: read, confirm, record, delete. Waits up to `wait` for something to read.
  Result<void> turn(std::chrono::milliseconds wait);

 private:
  // Read and not yet with tickets: tried again until tickets takes it, and no more is read
  // meanwhile.
  struct Batch {
    std::map<std::uint32_t, OutStore::Done> done;
    std::vector<Delivery> deliveries;
    std::map<std::uint32_t, OutStore::Heard> heard;
    bool confirmed = false;
    bool empty() const { return done.empty(); }
  };
  void follow();
  Result<void> read(std::chrono::milliseconds wait);
  void take_in(const redis::Lease& lease, const redis::Entry& entry);
  Result<void> confirm();
  Result<void> record();
  Result<void> remove();

  redis::Connection redis_;
  Ownership& ownership_;
  tickets::IntakePort& tickets_;
  OutStore store_;
  std::map<std::uint32_t, redis::Lease> mine_;
  std::map<std::uint32_t, redis::Cursor> cursors_;
  Batch batch_;
  process::Counter recorded_, refused_;
};

}  // namespace serap::sender
