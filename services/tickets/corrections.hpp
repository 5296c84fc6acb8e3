#pragma once
#include <vector>

#include "services/tickets/operator_port.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// Labelled examples, oldest first, at most 1,000. Secret reports and erased words are left out.
std::vector<Correction> corrections_after(Database& db, Time after);

}  // namespace serap::tickets
