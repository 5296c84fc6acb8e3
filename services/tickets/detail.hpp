#pragma once
#include "services/tickets/desk_port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// All that staff see of one ticket.
Detail detail_of(Database& db, const Staff& staff, const StoredTicket& ticket,
                 const TopicNames& topics);

}  // namespace serap::tickets
