#pragma once
// How each of our numbers does: what it sent, whether it must be slow or silent, and why. Safe from
// several threads.
#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "gateway/sender/graph_client.hpp"
#include "gateway/sender/port.hpp"
#include "gateway/sender/send_queue.hpp"
#include "services/process/metrics.hpp"
#include "services/process/settings.hpp"

namespace serap::sender {

class ChannelBoard {
 public:
  // Borrows the metrics.
  ChannelBoard(const std::vector<process::Tenant>& tenants, process::Metrics& metrics);

  // How many calls of `tenant` may start now: `most`, one as a probe after a pause, or none.
  std::size_t may_start(const TenantId& tenant, std::size_t most, Moment now) const;

  // `answer` is kAccepted. `repeated`: it may have been said twice. Ends a pause.
  void accepted(const TenantId& tenant, bool repeated);
  // Its rule says kRetryChannel or kPauseChannel: until when the number is silent.
  Moment silence(const TenantId& tenant, const GraphClient::Told& told, Moment now);
  // The platform told how much of the allowance is used: near its end the number slows down.
  void used(const TenantId& tenant, const Usage& usage, Moment now);
  // A message was refused for a reason that a person must mend, although others may go.
  void alarm(const TenantId& tenant, const GraphClient::Told& told);
  // `per_second`, or less of it.
  std::size_t rate(const TenantId& tenant, std::size_t per_second) const;
  void gave_up(const TenantId& tenant);
  void held(const TenantId& tenant);  // back to the bot: the window is closed
  void set_waiting(const TenantId& tenant, std::size_t waiting);
  double jitter();  // 0 to 1

  std::vector<ChannelState> all() const;
  ChannelState state_of(const TenantId& tenant) const;

 private:
  struct Row {
    ChannelState state;
    Moment silent_until;
    int failures = 0;  // in a row
    double share = 1;  // of its rate that it may use
    process::Counter sent, repeated, failed, held, alarms;
    process::Gauge waiting, paused;
  };
  Row& row_of(const TenantId& tenant);
  process::Metrics& metrics_;
  mutable std::mutex mutex_;
  std::map<TenantId, Row> rows_;
  std::minstd_rand random_{std::random_device{}()};
};

}  // namespace serap::sender
