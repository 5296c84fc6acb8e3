#pragma once
#include "bots/conversation/conversation.hpp"
#include "bots/conversation/flow.hpp"

namespace serap::conversation {

// The effect that puts the flow's question to a service.
Effect question(const Ask& ask, const Conversation& now);

// The name under which its failure comes back.
std::string_view name_of(Service service);

}  // namespace serap::conversation
