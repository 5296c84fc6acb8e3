#pragma once
#include <string_view>

#include "services/router/table.hpp"

namespace serap::router {

// The first valid line of the topic's rules that the words fit, or nullptr. `words` is a text in
// the form of spaced(). A topic with a usual level is moved from it only by words that decide: no
// "*" line, none that would ask.
const Rule* deciding_rule(const Table& table, const Topic& topic, std::string_view words, Day day);

}  // namespace serap::router
