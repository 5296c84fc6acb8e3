#pragma once
#include <string>
#include <variant>
#include <vector>

#include "services/model/inbound.hpp"
#include "services/model/result.hpp"
#include "services/model/routing.hpp"
#include "services/model/ticket.hpp"
#include "services/model/understanding.hpp"

namespace serap::conversation {

// Something from the log: a citizen wrote, an office answered, a timer rang.
struct Heard {
  Inbound inbound;
  bool operator==(const Heard&) const = default;
};
// Answers to asks.
struct Classified {
  Understanding understanding;
  bool operator==(const Classified&) const = default;
};
struct Routed {
  Routing routing;
  bool operator==(const Routed&) const = default;
};
struct Opened {  // answers Open and Change
  TicketSummary ticket;
  bool operator==(const Opened&) const = default;
};
struct Found {
  std::vector<TicketSummary> tickets;  // newest first
  bool operator==(const Found&) const = default;
};
// The ask can never work. A service that is merely away is not told to the engine: the event stays
// in the log.
struct Failed {
  std::string ask;  // classify, route, open, change, find
  Error::Kind kind = Error::Kind::kInvalid;
  bool operator==(const Failed&) const = default;
};

struct Event {
  Time at;  // now, for timers: the machine's time when the step began (answers carry the time of
            // the step they answer)
  std::variant<Heard, Classified, Routed, Opened, Found, Failed> what;
  bool operator==(const Event&) const = default;
};

}  // namespace serap::conversation
