#pragma once
#include <chrono>
#include <map>
#include <set>
#include <vector>

#include "bots/worker/task.hpp"
#include "services/redis/lease.hpp"
#include "services/redis/stream.hpp"
#include "services/redis/turn_store.hpp"

namespace serap::worker {

// Takes events from the logs of the partitions held. One thread.
class Intake {
 public:
  // `batch`: most events at once, shared among the partitions.
  Intake(redis::Connection& redis, std::size_t batch) : redis_(redis), batch_(batch) {}

  // What is held now. New partitions are read from their beginning; returns those.
  std::vector<std::uint32_t> hold(const std::vector<redis::Lease>& leases);

  struct Read {
    std::vector<Taken> events;  // in log order
    struct Unreadable {
      std::uint32_t partition;
      std::string entry;
      std::string payload;
      std::string reason;
    };
    std::vector<Unreadable> unreadable;
  };
  // Waits up to `wait` for the first event. Leaves out what put_off() named.
  Result<Read> read(std::chrono::milliseconds wait);

  // This citizen's events stay in the log until the back-off is over: they are read again in order.
  void put_off(std::uint32_t partition, const Address& address,
               std::chrono::steady_clock::time_point now);
  bool is_put_off(std::uint32_t partition, const Address& address) const;
  // Reads a partition from its beginning next time.
  void rewind(std::uint32_t partition);
  void rewind_all();
  // Ends put-offs whose time has come. True if something is put off still, which bounds the wait to
  // `next`.
  std::optional<std::chrono::steady_clock::time_point> resume(
      std::chrono::steady_clock::time_point now);
  // A partition without put-offs: its back-off starts anew.
  void succeeded(std::uint32_t partition) { backoff_.erase(partition); }

 private:
  struct PutOff {
    std::set<Address> addresses;
    std::chrono::steady_clock::time_point until;
  };
  redis::Connection& redis_;
  std::size_t batch_;
  std::map<std::uint32_t, redis::Cursor> cursors_;
  std::map<std::uint32_t, PutOff> put_off_;
  std::map<std::uint32_t, std::chrono::milliseconds> backoff_;
};

}  // namespace serap::worker
