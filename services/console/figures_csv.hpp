#pragma once
// The figures as a table to give away. Pure.
#include <string>

#include "services/tickets/workbench_port.hpp"

namespace serap::console {

// Counts below this could point at one person: they are written "<5".
inline constexpr int kSmallestCell = 5;

// One line a share: table, id, name, received, answered, confirmed, open, late, median days. Where
// one number alone of a column would be hidden, the next smallest is hidden with it: else the sum
// would tell it. RFC 4180, UTF-8; a cell never begins a formula.
std::string csv_from_figures(const tickets::Figures& figures);

}  // namespace serap::console
