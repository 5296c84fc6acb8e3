#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "services/classifier/normalize.hpp"
#include "services/model/result.hpp"

namespace serap::classifier {

// Tells the language by everyday words that only one of them has: words/languages.tsv. Immutable.
class LanguageFinder {
 public:
  // Rows of `id|jv|su|en<TAB>words between spaces`. kInvalid names the line.
  static Result<LanguageFinder> parse(std::string_view table);

  // "id", "jv", "su", "en", or "mixed" when a second language has at least two words and a third of
  // the known ones. Nothing known: "id".
  std::string find(std::string_view text, std::span<const Word> words) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::uint8_t, Hash, std::equal_to<>> language_of_;
};

}  // namespace serap::classifier
