#pragma once
// What a citizen's words and pins say about a place.
#include <optional>
#include <string>
#include <string_view>

#include "services/model/inbound.hpp"
#include "services/model/routing.hpp"
#include "services/model/understanding.hpp"

namespace serap::conversation {

Place place_of_pin(const Pin& pin);
Place place_of_words(std::string_view words);

// "Where exactly?" was asked: a short answer is the place itself, in a long one the place words
// are.
Place place_of_answer(const std::string& text, const std::optional<Understanding>& understood);

// `place` with words it does not have yet. Its area is unknown again: the router looks anew.
Place with_more_words(const Place& place, const std::string& words);

// As it is shown: the words and the area's name, neither twice. Empty for a bare pin.
std::string shown(const Place& place);

// At most `most` bytes of `text`, cut at a character, with "…" where something is missing. Line
// breaks become spaces.
std::string in_one_line(std::string_view text, std::size_t most);

}  // namespace serap::conversation
