#pragma once
#include "services/tickets/desk_port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/terms.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// What an officer does to a ticket, in one transaction: the change, its history, its audit row, and
// the event for the citizen's conversation. A repeated key gets the first result.
Result<TicketSummary> apply_deed(Database& db, const Staff& staff, const Act& act,
                                 const TopicNames& topics, const Terms& terms, Time now);

}  // namespace serap::tickets
