#include "services/classifier/language.hpp"

#include <algorithm>

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

constexpr std::array<std::string_view, 4> kLanguages{"id", "jv", "su", "en"};

}  // namespace

Result<LanguageFinder> LanguageFinder::parse(std::string_view table) {
  LanguageFinder finder;
  for (const Row& row : rows_of(table)) {
    const auto language = std::find(kLanguages.begin(), kLanguages.end(), row.cells[0]);
    if (row.cells.size() != 2 || language == kLanguages.end()) {
      return Error{Error::Kind::kInvalid, "languages table, line " + std::to_string(row.line) +
                                              ": needs id, jv, su or en and words"};
    }
    std::string_view words = row.cells[1];
    while (!words.empty()) {
      const std::size_t space = std::min(words.find(' '), words.size());
      finder.language_of_[std::string(words.substr(0, space))] =
          static_cast<std::uint8_t>(language - kLanguages.begin());
      words.remove_prefix(std::min(space + 1, words.size()));
    }
  }
  return finder;
}

std::string LanguageFinder::find(std::string_view text, std::span<const Word> words) const {
  std::array<int, kLanguages.size()> seen{};
  int known = 0;
  std::string small;
  for (const Word& word : words) {
    small.assign(text.substr(
        word.begin,
        word.end - word.begin));  // as written: the slang table turns all into Indonesian
    for (char& c : small) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const auto found = language_of_.find(small);
    if (found == language_of_.end()) continue;
    ++seen[found->second];
    ++known;
  }
  if (known == 0) return "id";
  std::array<std::size_t, kLanguages.size()> order{0, 1, 2, 3};
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return seen[a] > seen[b]; });
  if (seen[order[1]] >= 2 && seen[order[1]] * 3 >= known) return "mixed";
  return std::string(kLanguages[order[0]]);
}

}  // namespace serap::classifier
