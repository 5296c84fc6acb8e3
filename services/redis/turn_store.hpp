#pragma once
// What the bot keeps in Redis for a partition: conversations, digests of events seen, aliases,
// timers; and the one fenced commit that changes them.
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/model/inbound.hpp"
#include "services/model/media.hpp"
#include "services/model/outbound.hpp"
#include "services/redis/lease.hpp"
#include "services/redis/script.hpp"
#include "services/redis/stream.hpp"

namespace serap::redis {

// 12 bytes of BLAKE2b over the event's id: short enough to keep nine days of them, long enough
// never to collide.
std::string digest_of(const EventId& id);

// Days since 1970 of the platform's time: which seen-set an event belongs to.
std::int64_t day_of(Time at);
// Meta retries for seven days; a set goes when its day is this many days past, and an older event
// is not taken.
inline constexpr int kSeenDays = 9;
// An idle conversation leaves Redis after this; it is rebuilt from tickets.
inline constexpr std::chrono::hours kConversationLife{24 * 30};

// What the store knows about an event before its turn.
struct Before {
  bool seen = false;
  std::optional<Address> home;  // set: this address is another name of that one
  std::optional<std::string>
      conversation;  // JSON of the conversation at `home` (or at the address itself)
};

// What one partition's share of a batch changes. All of it or nothing.
struct Commit {
  Lease lease;
  struct Seen {
    std::int64_t day;
    std::string digest;
  };
  struct Dead {
    std::string payload;
    std::string reason;
  };
  std::vector<Seen> seen;
  std::map<Address, std::string> conversations;  // by home address: JSON
  std::vector<Outbound> out;
  std::vector<Fetch> fetches;
  std::map<std::string, std::int64_t> timers;  // timer_member(): due, ms
  std::map<Address, Address> aliases;          // address: its home
  std::vector<Dead> dead;
  std::vector<std::string> done;  // entries of in:{p} that leave the log
};

// An entry of in:{p}.
struct EntryAt {
  std::uint32_t partition = 0;
  std::string entry;
};

// One thread at a time. Borrows the connection.
class TurnStore {
 public:
  explicit TurnStore(Connection& redis);

  // One round trip for all events; answers in order. `partition[i]` is where `events[i]` stands.
  Result<std::vector<Before>> look_up(const std::vector<const Inbound*>& events,
                                      const std::vector<std::uint32_t>& partitions);

  // One round trip. true: committed; false: the lease is lost and nothing was changed.
  Result<std::vector<bool>> commit(const std::vector<Commit>& commits);

  // Moves timers that are due, by Redis' time, from due:{p} to in:{p}. The earliest that is still
  // to come, ms, or nothing.
  Result<std::vector<std::optional<std::int64_t>>> ring(const std::vector<Lease>& leases);

  // Where the last entry of each partition's log stands; {0, 0} of an empty one.
  Result<std::vector<Position>> ends(const std::vector<std::uint32_t>& partitions);

  // How many owners died with each of these entries at hand; notes that they are at hand now; voids
  // that note.
  Result<std::vector<std::int64_t>> crashes(const std::vector<EntryAt>& entries);
  Result<void> note_at_hand(const std::vector<EntryAt>& entries);
  Result<void> forget_at_hand(const std::vector<EntryAt>& entries);

 private:
  Connection& redis_;
  Script commit_;
  Script ring_;
};

}  // namespace serap::redis
