#pragma once
#include "services/tickets/operator_port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/terms.hpp"

namespace serap::tickets {

// The shipped calendar with what was loaded into the store: a loaded year takes the place of the
// shipped one, other days are added.
CalendarData with_loaded_days(Database& db, CalendarData shipped);

// kInvalid: a day that is none, or of another year.
Result<void> keep_holidays(Database& db, const HolidayList& list, const std::string& who, Time now);

// Every running clock on the calendar of `terms`; a ticket whose deadline moved gets a version.
Recomputed recompute_open(Database& db, const Terms& terms, const std::string& who, Time now);

}  // namespace serap::tickets
