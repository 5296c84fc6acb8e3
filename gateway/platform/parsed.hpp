#pragma once
// A platform's webhook payload -> events, the same for every channel.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gateway/platform/told.hpp"
#include "services/model/delivery.hpp"
#include "services/model/inbound.hpp"
#include "services/model/result.hpp"

namespace serap::platform {

// Understood, and nothing to do: no conversation needs to know.
struct Ignored {
  TenantId tenant;  // empty where the item is about the account, not about a number
  std::string
      reason;  // one word of a short list, fit for a metric: "reaction", "group", "field", ...
  std::string detail;  // the platform's own word, for the journal
  bool operator==(const Ignored&) const = default;
};

// One item that cannot be read. Its neighbours are not harmed; it belongs into the dead letters.
struct Rejected {
  TenantId tenant;  // empty if that is what is missing
  std::string reason;
  std::string raw;  // the item as JSON: a citizen's words may be in it
  bool operator==(const Rejected&) const = default;
};

using Item = std::variant<Inbound, Delivery, Ignored, Rejected>;

struct Parsed {
  std::vector<Item> items;  // in the order of the payload
  bool operator==(const Parsed&) const = default;
};

// Everything that `body` tells, item by item, in its order. kInvalid if it is no JSON, nested too
// deeply, or not a payload of `channel`. `trace` fills the sources, for a person who asks.
Result<std::vector<Told>> tell(Channel channel, std::string_view body, bool trace = false);

// The same as events. `received` is when the body came: each event carries it, and it stands in for
// a platform's time that is missing or more than a day ahead. After kInvalid the whole body belongs
// into the dead letters.
Result<Parsed> parse(Channel channel, std::string_view body, Time received);

// What one told thing means for us.
Item item_of(Told told, Channel channel, Time received);

}  // namespace serap::platform
