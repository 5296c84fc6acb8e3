#pragma once
// A citizen's text as the model sees it: words in one spelling, each still knowing where it stood
// in the text.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/classifier/slang.hpp"

namespace serap::classifier {

// Longest text that is read, in bytes; the rest is not looked at. Source: the wire's limit
// (classifier.proto).
inline constexpr std::size_t kMaxTextBytes = std::size_t{16} * 1024;

struct Word {
  std::string
      form;  // "tidak" for "gak"; a mask ("<phone>", "<url>", "<00>") for what is not a word
  std::size_t begin = 0;  // bytes in the text as written
  std::size_t end = 0;
  bool operator==(const Word&) const = default;
};

// Words of `text` in order: NFKC and case folded, lengthened letters cut ("bangeeet"), "anak2" as
// "anak", digits by their shape, links and long numbers masked, then spelled by `slang`. Any bytes
// are accepted: what is not UTF-8 separates words.
std::vector<Word> normalize(std::string_view text, const Slang& slang);

}  // namespace serap::classifier
