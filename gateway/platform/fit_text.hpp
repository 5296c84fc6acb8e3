#pragma once
// Fits words to what a channel takes. WhatsApp and Messenger do not say whether their limits count
// code points or UTF-16 units, so the larger count, UTF-16 units, is the one kept to. Instagram
// counts bytes.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace serap::platform {

struct Limit {
  enum class Unit { kUtf16, kByte };
  std::size_t most = 0;
  Unit unit = Unit::kUtf16;
  constexpr Limit(std::size_t most_, Unit unit_ = Unit::kUtf16) : most(most_), unit(unit_) {}
};

// True if `text` is within `limit`.
bool fits(std::string_view text, Limit limit);

// Length of UTF-8 `text` in UTF-16 units; a broken byte counts as one.
std::size_t utf16_units(std::string_view text);

// Pieces within `limit`, none empty, without the white space at the seams. Cut, best first:
// at a paragraph, a line, a sentence, a word; inside a word only if it alone is too long. Never
// inside a character.
std::vector<std::string> split_text(std::string_view text, Limit limit);

// The last paragraph (else line, else sentence) of `text` within `limit`, and what stands
// before it; `before` is empty if all of it fits. So a question stays with the buttons that answer
// it.
struct LastWords {
  std::string before;
  std::string last;
  bool operator==(const LastWords&) const = default;
};
LastWords last_words(std::string_view text, Limit limit);

// One line of at most `max_units`: white space becomes single spaces, what is too long ends at a
// word with an ellipsis.
std::string cut_title(std::string_view title, std::size_t max_units);

}  // namespace serap::platform
