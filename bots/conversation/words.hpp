#pragma once
// A citizen's words as plain as it takes to recognise "Iyaaa, bener pak 👍".
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace serap::conversation {

using WordList = std::set<std::string, std::less<>>;

// Lower case (ASCII), punctuation gone, a letter written three times or more written once, other
// scripts and emoji apart from letters: "Iyaaa, bener👍" is iya, bener, 👍.
std::vector<std::string> plain_words(std::string_view text);

inline constexpr std::size_t kMaxEntryWords = 3;  // "tidak jadi deh"

// True if the words are entries of `list` and of `polite` only, at least one of them of `list`.
bool is_only(const std::vector<std::string>& words, const WordList& list, const WordList& polite);

// True if an entry of `list` is among the words.
bool holds_any(const std::vector<std::string>& words, const WordList& list);

}  // namespace serap::conversation
