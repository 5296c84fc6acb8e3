#pragma once
// Idempotency: a key's first result is its result for ever.
#include <optional>

#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {

// The first result of `key`, a refusal included; nothing if the key is new.
std::optional<Result<TicketSummary>> first_result(Database& db, const std::string& key);

void keep_result(Database& db, const std::string& key, const TicketId& ticket,
                 const Result<TicketSummary>& result, Time at);

}  // namespace serap::tickets
