#pragma once
// What the sender does in Redis for its partitions. Each script checks the lease before its first
// write, so an owner that lost it changes nothing.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gateway/sender/progress.hpp"
#include "services/model/delivery.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/lease.hpp"
#include "services/redis/script.hpp"

namespace serap::sender {

// Hash: outbound id -> Progress. A field lives from the first mark until the entry leaves out:{p}.
inline std::string send_key(std::uint32_t p) { return redis::tagged("send", p); }

// What becomes of entries of one partition. All of it or nothing.
struct Settlement {
  redis::Lease lease;
  struct Leaves {  // sent whole, or given up
    Lane lane;
    std::string entry;
    OutboundId id;
  };
  struct Dead {
    std::string payload;
    std::string reason;
  };
  std::vector<Leaves> leaves;
  std::vector<std::pair<OutboundId, Progress>> progress;  // a part was taken, the next is due
  std::vector<OutboundId> unmark;                         // the call for part 0 surely sent nothing
  std::vector<std::string> events;                        // encoded Inbound, into in:{p}
  std::vector<Delivery> deliveries;                       // into st:{p}, on their way to tickets
  std::vector<Dead> dead;
  bool empty() const {
    return leaves.empty() && progress.empty() && unmark.empty() && events.empty() &&
           deliveries.empty() && dead.empty();
  }
};

// One thread at a time. Borrows the connection.
class OutStore {
 public:
  explicit OutStore(redis::Connection& redis);

  // Every field of send:{p} of each: what earlier owners left. One round trip.
  using Left = std::map<std::string, Progress>;
  Result<std::vector<Left>> left_in(const std::vector<redis::Lease>& leases);
  Result<std::optional<Progress>> progress_of(std::uint32_t partition, const OutboundId& id);

  // Marks parts as sending. An answer for each: false if that partition's lease is lost.
  struct Mark {
    redis::Lease lease;
    std::vector<std::pair<OutboundId, Progress>> parts;
  };
  Result<std::vector<bool>> mark(const std::vector<Mark>& marks);
  Result<std::vector<bool>> settle(const std::vector<Settlement>& settlements);

  // Statuses were read: whatever part they tell of was taken by the platform. Only a part marked as
  // sending changes.
  struct Heard {
    redis::Lease lease;
    std::vector<Delivery> deliveries;
  };
  Result<std::vector<bool>> confirm(const std::vector<Heard>& heard);
  // Entries of st:{p} that tickets has.
  struct Done {
    redis::Lease lease;
    std::vector<std::string> entries;
    std::vector<Settlement::Dead> dead;
  };
  Result<std::vector<bool>> done(const std::vector<Done>& done);

 private:
  Result<std::vector<bool>> run(redis::Script& script,
                                const std::vector<redis::Script::Call>& calls);
  redis::Connection& redis_;
  redis::Script mark_;
  redis::Script settle_;
  redis::Script confirm_;
  redis::Script done_;
};

}  // namespace serap::sender
