#pragma once
// The list of tickets: filter, order, page, counts; only what the account may see.
#include <string>

#include "services/tickets/desk_port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// kInvalid: page or size out of range.
Result<Page> list_tickets(Database& db, const Staff& staff, const Filter& filter,
                          const TopicNames& topics, Time now);

Counts count_tickets(Database& db, const Staff& staff, Time now);

// The list's row of one ticket.
Row row_of(Database& db, const StoredTicket& ticket, const TopicNames& topics);

// `typed` as an FTS5 expression: every word quoted, the last as a beginning; empty if there is no
// word in it.
std::string search_expression(std::string_view typed);

}  // namespace serap::tickets
