#include "bots/conversation/words.hpp"

#include <algorithm>

namespace serap::conversation {
namespace {

enum class Sort { kGap, kLetter, kOther };

Sort sort_of(unsigned char c) {
  if (c >= 0x80) return Sort::kOther;
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter ? Sort::kLetter : Sort::kGap;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "iyaaa" is "iya"; numbers stay as they are.
std::string calm(const std::string& word) {
  std::string calm;
  for (std::size_t i = 0; i < word.size();) {
    std::size_t end = i;
    while (end < word.size() && word[end] == word[i]) ++end;
    const bool shouted = end - i >= 3 && !is_digit(word[i]) &&
                         sort_of(static_cast<unsigned char>(word[i])) == Sort::kLetter;
    calm.append(shouted ? 1 : end - i, word[i]);
    i = end;
  }
  return calm;
}

// How many words from `at` on make the longest entry of `list`; 0: none does.
std::size_t entry_at(const std::vector<std::string>& words, std::size_t at, const WordList& list) {
  std::size_t longest = 0;
  std::string entry;
  const std::size_t most = std::min(kMaxEntryWords, words.size() - at);
  for (std::size_t count = 1; count <= most; ++count) {
    if (count > 1) entry += ' ';
    entry += words[at + count - 1];
    if (list.contains(entry)) longest = count;
  }
  return longest;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  Sort sort = Sort::kGap;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(calm(word));
    word.clear();
  };
  for (const char c : text) {
    const Sort next = sort_of(static_cast<unsigned char>(c));
    if (next != sort) finish();
    sort = next;
    if (sort != Sort::kGap) word += lower(c);
  }
  finish();
  return words;
}

bool is_only(const std::vector<std::string>& words, const WordList& list, const WordList& polite) {
  bool met = false;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t own = entry_at(words, at, list);
    const std::size_t step = own > 0 ? own : entry_at(words, at, polite);
    if (step == 0) return false;
    met = met || own > 0;
    at += step;
  }
  return met;
}

bool holds_any(const std::vector<std::string>& words, const WordList& list) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (entry_at(words, at, list) > 0) return true;
  }
  return false;
}

}  // namespace serap::conversation
