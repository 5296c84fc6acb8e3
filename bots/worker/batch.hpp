#pragma once
// From events to tasks and from tasks to commits: what a batch knows of the store. No waiting, no
// deciding.
#include <map>
#include <vector>

#include "bots/worker/task.hpp"
#include "services/model/result.hpp"
#include "services/redis/turn_store.hpp"
#include "services/tickets/port.hpp"

namespace serap::worker {

// A batch with what stands about it in the store and in tickets.
struct Batch {
  std::vector<Task> tasks;
  std::map<std::uint32_t, redis::Commit> commits;  // leases set; what needs no turn is already in
  std::vector<std::pair<std::uint32_t, Inbound>>
      forward;               // to these partitions, before the commits
  std::vector<Taken> later;  // tickets is away: nobody knows who these are
  std::vector<Taken>
      again;        // their alias is new: read again, then their conversation is found at home
  int repeats = 0;  // events seen before
};

// Looks everything up: drops repeats, finds each writer's home, loads or rebuilds conversations.
// kUnavailable: Redis is away, nothing happened.
Result<Batch> prepare(std::vector<Taken> events, redis::TurnStore& store,
                      tickets::IntakePort& tickets, Time now);

// Into the dead letters with its reason, out of the log. The second is for what is no event at all.
void bury(Batch& batch, const Taken& taken, std::string reason);
void bury(Batch& batch, std::uint32_t partition, const std::string& entry,
          const std::string& payload, const std::string& reason);

// Adds what the tasks became to the batch's commits.
void conclude(Batch& batch);

}  // namespace serap::worker
