#pragma once
#include "services/tickets/port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// The ticket of a draft: status draf, its public number minted. A repeat of the id gives the first
// ticket, whatever the draft says. kNotFound: no such citizen; kConflict: the id is another
// citizen's; kInvalid: no id.
Result<TicketSummary> open_draft(Database& db, const Draft& draft, const TopicNames& topics,
                                 const AgencyCode& host, const Terms& terms);

// Puts the draft's understanding, place and routing into the ticket.
void put_draft(StoredTicket& ticket, const Draft& draft, const TopicNames& topics,
               const Terms& terms);

// A public number that no ticket has.
TicketNumber free_number(Database& db, Time opened);

}  // namespace serap::tickets
