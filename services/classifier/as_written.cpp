#include "services/classifier/as_written.hpp"

#include <algorithm>

#include "services/classifier/feature_key.hpp"

namespace serap::classifier {
namespace {

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

AsWritten::AsWritten(std::string_view text, std::vector<Occurrence>& found)
    : text_(text), found_(found) {}

void AsWritten::read_to(const Word& word, std::uint32_t at) {
  if (word.begin < read_) return;
  read_signs(word.begin, at);
  std::string typed;
  if (mark_ != 0) typed += mark_;
  if (word.form == "<url>") {
    typed += word.form;
  } else {
    for (char c : text_.substr(word.begin, word.end - word.begin))
      typed += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  read_ = word.end;
  mark_ = 0;
  add(typed, at);
}

void AsWritten::read_rest(std::uint32_t at) { read_signs(text_.size(), at); }

void AsWritten::read_signs(std::size_t end, std::uint32_t at) {
  while (read_ < end) {
    const std::size_t begin = read_++;
    const char c = text_[begin];
    if (is_space(c)) continue;
    if ((c == '@' || c == '#') && read_ == end) {
      mark_ = c;
      return;
    }
    // An emoji is several bytes: they belong together.
    while (!is_ascii(c) && read_ < end && !is_ascii(text_[read_])) ++read_;
    add(text_.substr(begin, read_ - begin), at);
  }
}

void AsWritten::add(std::string_view typed, std::uint32_t at) {
  found_.push_back({FeatureKey('r', typed).value(), at, Family::kAsWritten});
  FeatureKey pair('b', last_);
  pair.add(' ');
  pair.add(typed);
  found_.push_back({pair.value(), at, Family::kAsWritten});
  last_.assign(typed);
}

}  // namespace serap::classifier
