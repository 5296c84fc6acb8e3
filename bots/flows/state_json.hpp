#pragma once
// A conversation as it stands in Redis: JSON with a version field. Absent fields are a stranger's;
// unknown ones are ignored, so that two versions of the bot can run side by side.
#include <string>
#include <string_view>

#include "bots/conversation/conversation.hpp"
#include "services/model/result.hpp"

namespace serap::flows {

std::string json_from_conversation(const conversation::Conversation& conversation);

// kInvalid if it is no conversation or its version is newer than ours.
Result<conversation::Conversation> conversation_from_json(std::string_view text);

}  // namespace serap::flows
