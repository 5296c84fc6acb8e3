#pragma once
#include <optional>

#include "services/tickets/desk_port.hpp"

namespace serap::tickets {

// The earliest of what is still due.
std::optional<Time> next_of(const Due& due);

}  // namespace serap::tickets
