#include "services/router/words.hpp"

#include <utility>

namespace serap::router {
namespace {

bool is_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_break(char c) {
  return c == ',' || c == ';' || c == '(' || c == ')' || c == '\n' || c == '/';
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  Word word;
  bool pending_break = false;
  const auto finish = [&] {
    if (word.text.empty()) return;
    words.push_back(std::move(word));
    word = {};
  };
  for (const char c : text) {
    if (words.size() == kMaxWords) return words;
    if (is_letter(static_cast<unsigned char>(c))) {
      if (word.text.empty()) word.after_break = std::exchange(pending_break, false);
      word.text += lower(c);
    } else if (c != '\'' && c != '`') {  // "Ra'as" is one word
      finish();
      pending_break = pending_break || is_break(c);
    }
  }
  finish();
  return words;
}

std::string spaced(const std::vector<Word>& words) {
  std::string text = " ";
  for (const Word& word : words) {
    text += word.text;
    text += ' ';
  }
  return text;
}

std::string fold(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if (is_letter(static_cast<unsigned char>(c))) key += lower(c);
  }
  return key;
}

}  // namespace serap::router
