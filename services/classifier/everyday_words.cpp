#include "services/classifier/everyday_words.hpp"

namespace serap::classifier {
namespace {

constexpr int kOften = 3;        // fewer could be a name that was written small
constexpr int kRarelyNamed = 2;  // times more often elsewhere than in a name

}  // namespace

void EverydayWords::see(std::string_view text, std::span<const Word> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool small = text[words[i].begin] >= 'a' && text[words[i].begin] <= 'z';
    // A name may have two words: look two back.
    const bool behind_cue = (i > 0 && places_.begins_name(words[i - 1])) ||
                            (i > 1 && places_.begins_name(words[i - 2]));
    Seen& seen = seen_[words[i].form];
    ++(small && !behind_cue ? seen.elsewhere : seen.in_place);
  }
}

std::string EverydayWords::row() const {
  std::string row = "ordinary\t";
  for (const auto& [word, seen] : seen_) {
    if (seen.elsewhere >= kOften && seen.elsewhere >= seen.in_place * kRarelyNamed)
      row += word + " ";
  }
  return row + "\n";
}

}  // namespace serap::classifier
