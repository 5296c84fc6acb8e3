#pragma once
#include "services/tickets/port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/terms.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// What the citizen's side does to a ticket; a repeated key gets the first result. No event is
// written: the conversation that asked has the answer in hand.
Result<TicketSummary> apply_change(Database& db, const Change& change, const TopicNames& topics,
                                   const Terms& terms);

}  // namespace serap::tickets
