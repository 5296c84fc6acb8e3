#pragma once
#include <vector>

#include "bots/conversation/conversation.hpp"
#include "bots/conversation/effect.hpp"
#include "bots/conversation/event.hpp"
#include "bots/conversation/flow.hpp"

namespace serap::conversation {

struct Turn {
  Conversation next;
  std::vector<Effect> effects;
};

// What the conversation becomes and what it wants. Total and deterministic: the same inputs give
// the same Turn, nothing throws, whatever the event is. At most one ask a turn; the caller answers
// it with an event and steps on.
Turn step(const Flow& flow, const Conversation& now, const Event& event);

// Most steps one inbound event may take (asks answered included); a flow that needs more is wrong.
inline constexpr int kMaxSteps = 20;

}  // namespace serap::conversation
