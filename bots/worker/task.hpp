#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bots/conversation/conversation.hpp"
#include "services/model/inbound.hpp"
#include "services/model/media.hpp"
#include "services/model/outbound.hpp"

namespace serap::worker {

// An event of the log with where it stands there.
struct Taken {
  std::uint32_t partition = 0;
  std::string entry;  // its id in in:{p}
  Inbound inbound;
};

// One citizen's share of a batch: their conversation and what happened, oldest first.
struct Task {
  std::uint32_t partition = 0;
  Address home;  // under which the conversation is kept
  conversation::Conversation conversation;
  std::vector<Taken> events;

  // What running it gave. The first `done` events are dealt with and `conversation` is what they
  // made of it.
  std::size_t done = 0;
  std::vector<Outbound> said;
  std::vector<Fetch> fetches;
  std::map<std::string, Time> timers;  // name to due; the latest of a name
  bool later = false;  // a service is away: the events from `done` on stay in the log
  std::optional<std::string>
      never;  // events[done] can never work, with the reason: to the dead letters
};

}  // namespace serap::worker
