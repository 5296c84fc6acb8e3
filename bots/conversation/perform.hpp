#pragma once
#include <vector>

#include "bots/conversation/conversation.hpp"
#include "bots/conversation/effect.hpp"
#include "bots/conversation/flow.hpp"

namespace serap::conversation {

// Does what the action says to `now`; a timer also becomes an effect. What it cannot do (no draft,
// nothing heard), it leaves undone.
void perform(const Action& action, Time at, Conversation& now, std::vector<Effect>& effects);

// Takes in what a service or an event says about a ticket, unless something newer is known.
void learn(const TicketSummary& ticket, Conversation& now);

}  // namespace serap::conversation
