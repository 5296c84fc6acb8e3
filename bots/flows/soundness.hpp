#pragma once
#include <optional>
#include <string>

#include "bots/conversation/flow.hpp"

namespace serap::flows {

// What is wrong with a flow as a whole, in a sentence for its author; nothing if it is sound: every
// node it names is there and can be reached, every way round has a wait in it, no turn needs more
// than conversation::kMaxSteps, every option has its door and every door is offered, every timer
// too, and a branch without condition comes last.
std::optional<std::string> fault_of(const conversation::Flow& flow);

}  // namespace serap::flows
