#pragma once
#include <string>
#include <string_view>

#include "bots/conversation/step.hpp"

namespace serap::conversation {

// Goes from `node` on: does, says and decides until it must ask or wait. kBack leads to the last
// wait.
void walk(const Flow& flow, std::string_view node, Time at, Turn& turn);

// Where the conversation rests: its last wait, or the flow's start for a stranger (or when the flow
// has changed).
std::string_view resting_place(const Flow& flow, const Conversation& now);

// Where what was heard leads from there, by the branches of that wait.
std::string chosen_at_rest(const Flow& flow, const Conversation& now);

// The node of that name, or nullptr.
const Node* node_named(const Flow& flow, std::string_view name);

}  // namespace serap::conversation
