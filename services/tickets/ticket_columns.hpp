#pragma once
// The columns of a stored ticket: one list that the SQL, the binding and the reading follow.
#include <string>

#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {

const std::string& select_ticket_sql();  // every column, by id
const std::string& upsert_ticket_sql();

void bind_ticket(Statement& to, const StoredTicket& ticket);
StoredTicket read_ticket(const Statement& row);

}  // namespace serap::tickets
