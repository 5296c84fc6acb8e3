#pragma once
#include <optional>

#include "services/tickets/desk_port.hpp"
#include "services/tickets/terms.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// kInvalid with a sentence for the officer if a field that the deed needs is missing or wrong.
std::optional<Error> wrong_fields(const Act& act, const TopicNames& topics, const Terms& terms,
                                  Time now);

}  // namespace serap::tickets
