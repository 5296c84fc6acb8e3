#pragma once
// Fits what a citizen may tap to what a channel takes.
#include <cstddef>
#include <string>
#include <vector>

#include "services/model/choice.hpp"

namespace serap::platform {

// Titles as they will stand there, in UTF-16 units; equal ones get a number in front, because the
// platforms refuse twins.
std::vector<std::string> distinct_titles(const std::vector<Choice>& choices, std::size_t max_units);

// True if each has an id of its own that comes back whole.
bool all_ids_fit(const std::vector<Choice>& choices, std::size_t max_units);
// True if no title needs to be cut.
bool all_titles_fit(const std::vector<Choice>& choices, std::size_t max_units);
bool any_title_empty(const std::vector<Choice>& choices);

// `text` and below it "1. title" a line.
std::string numbered(const std::string& text, const std::vector<Choice>& choices);

}  // namespace serap::platform
