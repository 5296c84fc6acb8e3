#pragma once
#include <filesystem>
#include <string_view>

#include "bots/conversation/flow.hpp"
#include "services/model/result.hpp"

namespace serap::flows {

// The flow written in `text` (README.md is its grammar), whole and sound, or kInvalid with the node
// and what is wrong: an unknown word, node or list, a node no event can reach, a way round without
// a wait, more asks than a turn may have.
Result<conversation::Flow> flow_from_json(std::string_view text);

// The same from a file. kNotFound if it cannot be read.
Result<conversation::Flow> load_flow(const std::filesystem::path& file);

}  // namespace serap::flows
