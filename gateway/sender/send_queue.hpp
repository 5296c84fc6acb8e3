#pragma once
// Whose turn it is. Pure: no clock, no Redis. One line a citizen and lane; only its head may go, so
// order is kept inside a lane, and a head that must wait is stepped over by other citizens, not by
// its own later messages.
#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gateway/platform/requests.hpp"
#include "services/model/outbound.hpp"

namespace serap::sender {

using Moment = std::chrono::steady_clock::time_point;

// One entry of out:{p}.
struct Entry {
  std::string id;  // in the stream
  Outbound outbound;
};

// One entry at hand, and how far it is.
struct Item {
  std::uint32_t partition = 0;
  std::string entry;  // its id in the stream
  Outbound outbound;
  std::vector<Entry> joined;  // later lines to the same citizen that go along in the same message
  platform::Manner manner = platform::Manner::kFree;
  std::vector<platform::GraphRequest> parts;  // in that manner
  std::size_t part = 0;                       // the next to send
  std::string media_id;                       // of that part's media, once it is at the platform
  int tries = 0;                              // failures of that part so far
  bool in_doubt =
      false;  // that part may have been sent by an owner that died: wait for its status first
  bool again = false;                   // the wait was in vain: a success now counts as repeated
  std::chrono::milliseconds waited{0};  // for the status of a part that may have been sent
  std::size_t refused_manners = 0;      // how many were refused for a closed window
};

class SendQueue {
 public:
  // To the end of its citizen's line.
  Item& add(Item item);

  // Up to `most` items of `tenant` whose turn it is: acknowledgements, then answers, then
  // broadcasts, but every tenth is an answer if one waits. They are out until again() or finish().
  std::vector<Item*> take(const TenantId& tenant, std::size_t most, Moment now);
  // Back to the head of its line, not before `when`.
  void again(Item& item, Moment when);
  // The one behind it in its line, if any.
  const Item* behind(const Item& item) const;
  // The one behind it goes along with it.
  void join(Item& item);
  // The head of a citizen's line, if it has that id.
  Item* head_with(Lane lane, const Address& to, std::string_view id);
  // It leaves; the next in its line may go. `item` is gone afterwards.
  void finish(Item& item);
  // Forgets a partition's items, those that are out too.
  void drop(std::uint32_t partition);

  std::size_t size() const { return size_; }
  std::size_t waiting(const TenantId& tenant) const;
  std::size_t at_hand(std::uint32_t partition, Lane lane) const;
  // How many citizens' turn it is.
  std::size_t ready(const TenantId& tenant, Moment now);
  std::optional<Moment> next_due() const;  // when the first line that waits may go
  std::vector<TenantId> tenants() const;

 private:
  using LineKey = std::pair<Lane, Address>;
  struct Line {
    std::deque<std::unique_ptr<Item>> items;
    bool out = false;  // its head is out, or waits
  };
  struct Tenant {
    std::array<std::deque<LineKey>, 3> ready;
    std::size_t items = 0;
    int since_answer = 0;
  };
  void make_ready(const LineKey& key);
  void wake(Moment now);
  Item* head_of_next(Tenant& tenant, Lane lane);
  std::optional<Lane> lane_to_serve(Tenant& tenant);
  void forget(const Item& item);

  std::map<LineKey, Line> lines_;
  std::map<TenantId, Tenant> tenants_;
  std::multimap<Moment, LineKey> waiting_;
  std::map<std::pair<std::uint32_t, Lane>, std::size_t> at_hand_;
  std::size_t size_ = 0;
};

}  // namespace serap::sender
