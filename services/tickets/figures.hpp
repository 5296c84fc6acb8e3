#pragma once
#include "services/tickets/sqlite.hpp"
#include "services/tickets/topics.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::tickets {

// What became of the reports received in `period`, of those this account may see; drafts are not
// counted. kInvalid: the period is empty or longer than 400 days.
Result<Figures> figures_of(Database& db, const Staff& staff, const Period& period,
                           const TopicNames& topics, Time now);

}  // namespace serap::tickets
