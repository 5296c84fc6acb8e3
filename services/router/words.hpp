#pragma once
// A text as words: lower case, without punctuation, so that "Kec.Sukajadi" and "kec sukajadi" are
// the same.
#include <string>
#include <string_view>
#include <vector>

namespace serap::router {

struct Word {
  std::string text;
  bool after_break = false;  // a comma, semicolon, bracket or line end stood before it
  bool operator==(const Word&) const = default;
};

// At most kMaxWords words: what a person writes about one matter; the rest of a longer text is not
// looked at.
inline constexpr std::size_t kMaxWords = 400;
std::vector<Word> words_of(std::string_view text);

// " jalan rusak di depan sd ": words between single spaces, so that a phrase is found by " phrase
// ".
std::string spaced(const std::vector<Word>& words);

// A name without case, spaces and punctuation: "Suka Maju", "sukamaju" and "Suka-Maju" are one.
std::string fold(std::string_view name);

}  // namespace serap::router
