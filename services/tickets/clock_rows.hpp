#pragma once
// A ticket's clocks as stored.
#include "services/tickets/clocks.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {

Clocks load_clocks(Database& db, const TicketId& ticket);  // oldest first
void save_clocks(Database& db, const TicketId& ticket, const Clocks& clocks);

// Puts what follows from the clocks into the ticket: what is due, what is promised, how late it is.
void put_clocks(StoredTicket& ticket, const Clocks& clocks, const Terms& terms);

}  // namespace serap::tickets
