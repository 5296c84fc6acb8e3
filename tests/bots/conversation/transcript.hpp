#pragma once
// Plays a dialogue from text: what goes in is read, what comes out is written anew.
// tests/data/transcripts/README.md is the format.
#include <string>

#include "bots/conversation/flow.hpp"
#include "bots/phrases/phrases.hpp"

namespace serap::conversation {

// The whole transcript as it is today for the inputs in `text`; a line it cannot read becomes "!
// ...".
std::string play(const Flow& flow, const phrases::Phrases& phrases, const std::string& text);

}  // namespace serap::conversation
