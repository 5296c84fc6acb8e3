#pragma once
#include "bots/conversation/conversation.hpp"
#include "bots/conversation/flow.hpp"

namespace serap::conversation {

// Whether the condition holds, by what the conversation knows (of what was heard, too).
bool holds(const Flow& flow, const Conversation& now, const Condition& condition);

// The node of the first branch that holds; kBack if none does (a loaded flow always has one).
std::string_view chosen(const Flow& flow, const Conversation& now,
                        const std::vector<Branch>& branches);

// True if someone could be in danger: an emergency, or a topic flagged bahaya.
bool is_danger(const Draft& draft);

// True if a citizen may be shown this guess: a topic hardly likelier than a hundred others looks
// careless.
bool is_worth_showing(const TopicGuess& guess);

}  // namespace serap::conversation
