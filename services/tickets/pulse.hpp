#pragma once
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::tickets {

// Cheap enough to be asked for each open page: counts and newest times by index, no row is read
// whole.
std::uint64_t queue_pulse(Database& db, const Staff& staff);
std::uint64_t ticket_pulse(Database& db, const StoredTicket& ticket);

}  // namespace serap::tickets
