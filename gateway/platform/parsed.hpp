#pragma once
// What a platform's webhook told, item by item; the same for every channel.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "services/model/delivery.hpp"
#include "services/model/inbound.hpp"

namespace serap::platform {

// Understood, and nothing to do: no conversation needs to know.
struct Ignored {
  TenantId tenant;  // empty where the item is about the account, not about a number
  std::string
      reason;  // one word of a short list, fit for a metric: "reaction", "edit", "revoke", ...
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

}  // namespace serap::platform
