#pragma once
// How each of our numbers does: what it sent, whether it must be slow or silent, and why. Safe from
// several threads.
#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "gateway/platform/graph_request.hpp"
#include "gateway/sender/send_queue.hpp"
#include "services/process/metrics.hpp"
#include "services/process/settings.hpp"

namespace serap::sender {

struct ChannelState {
  Channel channel = Channel::kWhatsapp;
  TenantId tenant;
  std::string name;
  std::uint64_t waiting = 0;
  std::uint64_t sent = 0;
  std::uint64_t repeated = 0;
  std::uint64_t failed = 0;
  std::string paused;  // why nothing is sent; empty: it sends
};

class ChannelBoard {
 public:
  // Borrows the metrics.
  ChannelBoard(const std::vector<process::Tenant>& tenants, process::Metrics& metrics);

  // How many calls of `tenant` may start now: `most`, one as a probe after a pause, or none.
  std::size_t may_start(const TenantId& tenant, std::size_t most, Moment now) const;

  // `answer` is kAccepted. `repeated`: it may have been said twice. Ends a pause.
  void accepted(const TenantId& tenant, bool repeated);
  // `answer` is kRetryChannel or kPauseChannel: until when the number is silent.
  Moment silence(const TenantId& tenant, const platform::GraphAnswer& answer, Moment now);
  void gave_up(const TenantId& tenant);
  void set_waiting(const TenantId& tenant, std::size_t waiting);
  double jitter();  // 0 to 1

  std::vector<ChannelState> all() const;

 private:
  struct Row {
    ChannelState state;
    Moment silent_until;
    int failures = 0;  // in a row
    process::Counter sent, repeated, failed;
    process::Gauge waiting, paused;
  };
  Row& row_of(const TenantId& tenant);
  process::Metrics& metrics_;
  mutable std::mutex mutex_;
  std::map<TenantId, Row> rows_;
  std::minstd_rand random_{std::random_device{}()};
};

}  // namespace serap::sender
