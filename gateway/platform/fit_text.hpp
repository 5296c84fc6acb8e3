#pragma once
// Fits words to what a channel takes. WhatsApp does not say whether its limits count code points or
// UTF-16 units, so the larger count, UTF-16 units, is the one kept to.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace serap::platform {

// Length of UTF-8 `text` in UTF-16 units; a broken byte counts as one.
std::size_t utf16_units(std::string_view text);

// Pieces of at most `max_units`, none empty, without the white space at the seams. Cut, best first:
// at a paragraph, a line, a sentence, a word; inside a word only if it alone is too long. Never
// inside a character.
std::vector<std::string> split_text(std::string_view text, std::size_t max_units);

// The last paragraph (else line, else sentence) of `text` that fits `max_units`, and what stands
// before it; `before` is empty if all of it fits. So a question stays with the buttons that answer
// it.
struct LastWords {
  std::string before;
  std::string last;
  bool operator==(const LastWords&) const = default;
};
LastWords last_words(std::string_view text, std::size_t max_units);

// One line of at most `max_units`: white space becomes single spaces, what is too long ends at a
// word with an ellipsis.
std::string cut_title(std::string_view title, std::size_t max_units);

}  // namespace serap::platform
