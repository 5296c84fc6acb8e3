#pragma once
// A text as its writer typed it: what spelling and masking take away still tells a post from a
// letter and a question from a complaint ("?", "RT @name:", "22/12", "#macet").
#include <string>
#include <string_view>
#include <vector>

#include "services/classifier/features.hpp"

namespace serap::classifier {

// Adds the typed words in small letters, names with their @ or #, single signs, and pairs of these.
// Borrows both arguments.
class AsWritten {
 public:
  AsWritten(std::string_view text, std::vector<Occurrence>& found);

  // Reads on to the end of `word`, the word of index `at`; what stands before it counts for it.
  // Words must come in order; one that stands on the same bytes as the one before adds nothing.
  void read_to(const Word& word, std::uint32_t at);
  // The signs behind the last word.
  void read_rest(std::uint32_t at);

 private:
  void read_signs(std::size_t end, std::uint32_t at);
  void add(std::string_view typed, std::uint32_t at);

  std::string_view text_;
  std::vector<Occurrence>& found_;
  std::size_t read_ = 0;
  char mark_ = 0;  // '@' or '#' that stands right before the next word
  std::string last_;
};

}  // namespace serap::classifier
