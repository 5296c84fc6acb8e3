#include "services/classifier/normalize.hpp"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace serap::classifier {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters, digits and what only decorates them (accents, zero-width and direction marks) make a
// word.
bool is_word_part(UChar32 c) {
  if (c < 0) return false;
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return u_isalnum(c) || (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

UChar32 code_point_at(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto index = static_cast<std::int32_t>(at);
  U8_NEXT(bytes, index, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(index);
  return c;
}

// NFKC and case folding; drops marks that cannot be seen. Plain ASCII, nearly all of the traffic,
// takes the short way.
std::string folded(std::string_view word) {
  std::string out;
  if (is_ascii(word)) {
    out.assign(word);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return std::string(word);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  folding->normalize(source, status).toUTF8String(out);
  return U_FAILURE(status) ? std::string(word) : out;
}

// "bangeeet" -> "banget": no word has three equal letters in a row.
void cut_lengthening(std::string& word) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < word.size();) {
    std::size_t end = i;
    while (end < word.size() && word[end] == word[i]) ++end;
    const bool lengthened =
        end - i >= 3 && !is_digit(word[i]) && static_cast<unsigned char>(word[i]) < 0x80;
    for (std::size_t n = lengthened ? 1 : end - i; n > 0; --n) word[out++] = word[i];
    i = end;
  }
  word.resize(out);
}

// "anak2" and "anak2nya" repeat the word; the model needs it once.
void cut_repeat_mark(std::string& word) {
  const std::size_t at = word.find('2');
  if (at == std::string::npos || at < 3 || is_digit(word[at - 1])) return;
  const std::string_view rest = std::string_view(word).substr(at + 1);
  if (rest.empty() || rest == "nya" || rest == "an" || rest == "ne" || rest == "na")
    word.resize(at);
}

std::string number_mask(std::string_view digits) {
  if (digits.size() == 16) return "<nik>";
  if (digits.size() >= 9 && (digits.starts_with("08") || digits.starts_with("62")))
    return "<phone>";
  if (digits.size() >= 6) return "<num>";
  if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) return "<year>";
  return "<" + std::string(digits.size(), '0') + ">";
}

bool starts_link(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") ||
         text.starts_with("HTTP://") || text.starts_with("HTTPS://") ||
         text.starts_with("Https://");
}

std::size_t end_of_link(std::string_view text, std::size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ') ++at;
  return at;
}

void append(std::string_view written, std::size_t begin, std::size_t end, const Slang& slang,
            std::vector<Word>& words) {
  std::string form = folded(written);
  if (form.empty()) return;
  if (std::all_of(form.begin(), form.end(), is_digit)) {
    words.push_back({number_mask(form), begin, end});
    return;
  }
  if (const auto* spelled = slang.find(form)) {  // as written first: "per4an", "k3"
    for (const std::string& word : *spelled) words.push_back({word, begin, end});
    return;
  }
  cut_lengthening(form);
  cut_repeat_mark(form);
  if (const auto* spelled = slang.find(form)) {
    for (const std::string& word : *spelled) words.push_back({word, begin, end});
    return;
  }
  words.push_back({std::move(form), begin, end});
}

}  // namespace

std::vector<Word> normalize(std::string_view text, const Slang& slang) {
  text = text.substr(0, kMaxTextBytes);
  std::vector<Word> words;
  words.reserve(text.size() / 6 + 1);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    if (starts_link(text.substr(at, 8))) {
      at = end_of_link(text, at);
      words.push_back({"<url>", begin, at});
      continue;
    }
    if (!is_word_part(code_point_at(text, at))) continue;
    std::size_t end = at;
    while (at < text.size() && is_word_part(code_point_at(text, at))) end = at;
    at = end;
    append(text.substr(begin, end - begin), begin, end, slang, words);
  }
  return words;
}

}  // namespace serap::classifier
