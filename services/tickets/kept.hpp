#pragma once
// Replies and filters that are kept for the next time.
#include "services/tickets/sqlite.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::tickets {

std::vector<Kept> kept_of(Database& db, const Staff& staff, Kept::What what);

// kConflict: a read-only account keeps no replies, or another's; kInvalid: empty or too long.
Result<Kept> keep(Database& db, const Staff& staff, const Kept& kept);
Result<void> forget(Database& db, const Staff& staff, std::int64_t id);

}  // namespace serap::tickets
