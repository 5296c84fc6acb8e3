#pragma once
#include "bots/conversation/conversation.hpp"
#include "bots/conversation/flow.hpp"

namespace serap::conversation {

// The sentence about the conversation's subject, with every value that is known (README.md lists
// them). The first words about a draft carry the emergency numbers if it needs them, and the first
// of all the privacy notice.
Say say(const Sentence& sentence, const Conversation& now);

// Remembers that it was said.
void mark_said(Conversation& now);

// Every name a phrase may use, those that name a phrase themselves with "@".
const std::vector<std::string>& value_names();

}  // namespace serap::conversation
