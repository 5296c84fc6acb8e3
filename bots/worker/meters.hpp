#pragma once
#include "services/process/metrics.hpp"

namespace serap::worker {

// What an operator sees of the bot.
struct Meters {
  explicit Meters(process::Metrics& metrics)
      : events(metrics.counter("serap_bot_events_total", "Events dealt with")),
        repeats(
            metrics.counter("serap_bot_repeats_total", "Events that came again and were dropped")),
        said(metrics.counter("serap_bot_said_total", "Messages put into the outbox")),
        put_off(metrics.counter("serap_bot_put_off_total",
                                "Events that wait because a service is away")),
        dead(metrics.counter("serap_bot_dead_total",
                             "Events that can never work, kept in dead:{p}")),
        forwarded(metrics.counter("serap_bot_forwarded_total",
                                  "Events sent on to the citizen's home partition")),
        lost_leases(metrics.counter("serap_bot_lost_leases_total",
                                    "Commits refused because another owner took over")),
        partitions(metrics.gauge("serap_bot_partitions", "Partitions owned")),
        batch_seconds(
            metrics.histogram("serap_bot_batch_seconds", "From reading a batch to its commit",
                              {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5})),
        waited_seconds(metrics.histogram("serap_bot_waited_seconds",
                                         "From a message's arrival at the door to its commit",
                                         {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300})) {}
  process::Counter events, repeats, said, put_off, dead, forwarded, lost_leases;
  process::Gauge partitions;
  process::Histogram batch_seconds, waited_seconds;
};

}  // namespace serap::worker
