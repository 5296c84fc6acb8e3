#include "bots/worker/batch.hpp"

#include <algorithm>
#include <set>

#include "bots/flows/state_json.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::worker {
namespace {

using ByHome =
    std::map<std::pair<std::uint32_t, Address>, std::size_t>;  // to the index of its task

redis::Commit& commit_of(Batch& batch, std::uint32_t partition) {
  redis::Commit& commit = batch.commits[partition];
  commit.lease.partition = partition;
  return commit;
}

// The event leaves the log and is known from now on.
void done(Batch& batch, const Taken& taken) {
  redis::Commit& commit = commit_of(batch, taken.partition);
  commit.seen.push_back({redis::day_of(taken.inbound.at), redis::digest_of(taken.inbound.id)});
  commit.done.push_back(taken.entry);
}

conversation::Conversation stranger(const Address& address, const tickets::Citizen& citizen) {
  conversation::Conversation conversation;
  conversation.address = address;
  conversation.citizen = citizen.id;
  conversation.language = citizen.language;
  conversation.last_inbound = citizen.last_inbound;
  conversation.tickets = citizen.open_tickets;
  return conversation;
}

struct Pending {
  Taken taken;
  redis::Before before;
};

void add_task(Batch& batch, ByHome& by_home, Taken taken, const Address& home,
              conversation::Conversation conversation) {
  const auto [found, fresh] = by_home.try_emplace({taken.partition, home}, batch.tasks.size());
  if (fresh)
    batch.tasks.push_back(
        {taken.partition, home, std::move(conversation), {}, 0, {}, {}, {}, false, std::nullopt});
  batch.tasks[found->second].events.push_back(std::move(taken));
}

// Splits off what needs no turn: repeats, and what is too old to be told from a repeat.
std::vector<Pending> fresh_ones(Batch& batch, std::vector<Taken> events,
                                std::vector<redis::Before> before, Time now) {
  std::vector<Pending> fresh;
  std::set<std::string> in_batch;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string id = std::to_string(events[i].partition) + "/" + events[i].inbound.id.value;
    if (before[i].seen || !in_batch.insert(id).second) {
      ++batch.repeats;
      commit_of(batch, events[i].partition).done.push_back(events[i].entry);
    } else if (redis::day_of(events[i].inbound.at) + redis::kSeenDays < redis::day_of(now) &&
               is_from_citizen(events[i].inbound)) {
      bury(batch, events[i],
           "ignored: older than the platform repeats, so it cannot be told from a repeat");
    } else {
      fresh.push_back({std::move(events[i]), std::move(before[i])});
    }
  }
  return fresh;
}

// Asks tickets who these are and where their home is.
void resolve(Batch& batch, ByHome& by_home, std::vector<Taken> unknown,
             tickets::IntakePort& tickets) {
  std::vector<tickets::Writer> writers;
  for (const Taken& taken : unknown) {
    tickets::Writer writer{taken.inbound.address, taken.inbound.person};
    if (const auto* renumbered = std::get_if<Renumbered>(&taken.inbound.what)) {
      writer.previous_phone = renumbered->previous_phone;
      writer.previous_bsuid = renumbered->previous_bsuid;
    }
    writers.push_back(std::move(writer));
  }
  const auto citizens = tickets.resolve(writers);
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    Taken& taken = unknown[i];
    if (!citizens ||
        (!(*citizens)[i] && (*citizens)[i].error().kind == Error::Kind::kUnavailable)) {
      batch.later.push_back(std::move(taken));
      continue;
    }
    if (!(*citizens)[i]) {
      bury(batch, taken, "no citizen: " + (*citizens)[i].error().message);
      continue;
    }
    const tickets::Citizen& citizen = *(*citizens)[i];
    if (citizen.home == taken.inbound.address) {
      const Address address = taken.inbound.address;
      add_task(batch, by_home, std::move(taken), citizen.home, stranger(address, citizen));
      continue;
    }
    commit_of(batch, taken.partition).aliases.insert_or_assign(taken.inbound.address, citizen.home);
    const std::uint32_t home_partition = partition_of(citizen.home, kPartitions);
    if (home_partition == taken.partition) {
      batch.again.push_back(std::move(taken));
    } else {
      done(batch, taken);
      batch.forward.emplace_back(home_partition, std::move(taken.inbound));
    }
  }
}

}  // namespace

Result<Batch> prepare(std::vector<Taken> events, redis::TurnStore& store,
                      tickets::IntakePort& tickets, Time now) {
  std::vector<const Inbound*> inbounds;
  std::vector<std::uint32_t> partitions;
  for (const Taken& taken : events) {
    inbounds.push_back(&taken.inbound);
    partitions.push_back(taken.partition);
  }
  Result<std::vector<redis::Before>> before = store.look_up(inbounds, partitions);
  if (!before) return before.error();

  Batch batch;
  ByHome by_home;
  std::vector<Taken> unknown;
  for (Pending& pending : fresh_ones(batch, std::move(events), std::move(*before), now)) {
    const Address home = pending.before.home.value_or(pending.taken.inbound.address);
    const std::uint32_t home_partition = partition_of(home, kPartitions);
    // Without an alias an event of another partition's address was sent here: this is its home.
    if (pending.before.home && home_partition != pending.taken.partition) {
      done(batch, pending.taken);
      batch.forward.emplace_back(home_partition, std::move(pending.taken.inbound));
      continue;
    }
    if (pending.before.conversation) {
      Result<conversation::Conversation> conversation =
          flows::conversation_from_json(*pending.before.conversation);
      if (conversation) {
        add_task(batch, by_home, std::move(pending.taken), home, std::move(*conversation));
        continue;
      }  // of a newer version or damaged: rebuilt from tickets, as if it were gone
    }
    unknown.push_back(std::move(pending.taken));
  }
  if (!unknown.empty()) resolve(batch, by_home, std::move(unknown), tickets);
  // Inside a batch a citizen's messages are sorted by the platform's time.
  for (Task& task : batch.tasks) {
    std::stable_sort(task.events.begin(), task.events.end(),
                     [](const Taken& a, const Taken& b) { return a.inbound.at < b.inbound.at; });
  }
  return batch;
}

void bury(Batch& batch, const Taken& taken, std::string reason) {
  commit_of(batch, taken.partition)
      .dead.push_back({redis::encode(taken.inbound), std::move(reason)});
  done(batch, taken);
}

void bury(Batch& batch, std::uint32_t partition, const std::string& entry,
          const std::string& payload, const std::string& reason) {
  redis::Commit& commit = commit_of(batch, partition);
  commit.dead.push_back({payload, reason});
  commit.done.push_back(entry);
}

void conclude(Batch& batch) {
  for (Task& task : batch.tasks) {
    redis::Commit& commit = commit_of(batch, task.partition);
    for (std::size_t i = 0; i < task.done; ++i) done(batch, task.events[i]);
    if (task.never) bury(batch, task.events[task.done], *task.never);
    if (task.done > 0)
      commit.conversations.insert_or_assign(task.home,
                                            flows::json_from_conversation(task.conversation));
    std::move(task.said.begin(), task.said.end(), std::back_inserter(commit.out));
    std::move(task.fetches.begin(), task.fetches.end(), std::back_inserter(commit.fetches));
    for (const auto& [name, due] : task.timers)
      commit.timers.insert_or_assign(redis::timer_member(task.home, name), unix_milliseconds(due));
  }
}

}  // namespace serap::worker
