// Tables of invented first messages, apart from the corpus: what the shipped model makes of them.
#include <algorithm>
#include <cstdio>

#include <gtest/gtest.h>

#include "services/classifier/corpus.hpp"
#include "services/classifier/normalize.hpp"
#include "services/classifier/rows.hpp"
#include "services/classifier/text_file.hpp"
#include "services/classifier/understand.hpp"

namespace serap::classifier {
namespace {

constexpr const char* kFolder = SERAP_SOURCE_DIR "/tests/services/classifier/";

const Reader& reader() {
  static const Reader made =
      read_reader(SERAP_BINARY_DIR "/share/serap/classifier/model.bin").value();
  return made;
}

// `wanted` parts joined by `by`; "-" asks nothing; "!" before a part: not this.
template <class Is>
bool any_of(std::string_view wanted, Is is) {
  while (!wanted.empty()) {
    const std::size_t end = std::min(wanted.find('|'), wanted.size());
    const std::string_view part = wanted.substr(0, end);
    const bool no = part.starts_with('!');
    if (part == "-" || is(part.substr(no ? 1 : 0)) != no) return true;
    wanted.remove_prefix(std::min(end + 1, wanted.size()));
  }
  return false;
}

bool has_flags(std::string_view wanted, const std::vector<std::string>& flags) {
  while (!wanted.empty() && wanted != "-") {
    const std::size_t end = std::min(wanted.find(' '), wanted.size());
    std::string_view flag = wanted.substr(0, end);
    const bool no = flag.starts_with('!');
    if (no) flag.remove_prefix(1);
    if ((std::find(flags.begin(), flags.end(), flag) != flags.end()) == no) return false;
    wanted.remove_prefix(std::min(end + 1, wanted.size()));
  }
  return true;
}

struct Wanted {
  const char* table;
  std::size_t lines;  // at least
  double share;       // of the lines that must be right in all that is asked
};

class Tables : public testing::TestWithParam<Wanted> {};

TEST_P(Tables, AreReadAsAPersonWould) {
  const auto table = read_text_file(std::string(kFolder) + GetParam().table).value();
  std::size_t lines = 0, right = 0;
  for (const Row& row : rows_of(table)) {
    ASSERT_EQ(row.cells.size(), 4U) << GetParam().table << ", line " << row.line;
    const auto u = reader().understand(row.cells[3]);
    const bool kind = any_of(row.cells[0], [&](auto id) { return id == id_of(u.kind); });
    const bool topic =
        any_of(row.cells[1], [&](auto id) { return id == u.topics.front().topic.value; });
    ++lines;
    right += kind && topic && has_flags(row.cells[2], u.flags);
  }
  EXPECT_GE(lines, GetParam().lines);
  const double share = static_cast<double>(right) / static_cast<double>(lines);
  std::printf("%s: %zu of %zu right\n", GetParam().table, right, lines);
  EXPECT_GE(share, GetParam().share);
}

TEST_P(Tables, ShareNoLineWithTheCorpus) {
  static const auto corpus = read_corpus(SERAP_SOURCE_DIR "/services/classifier/corpus").value();
  const auto spelled = [](std::string_view text) {
    std::string words;
    for (const Word& word : normalize(text, Slang{})) words += word.form + " ";
    return words;
  };
  static const auto known = [&] {
    std::vector<std::string> lines;
    lines.reserve(corpus.size());
    for (const CorpusLine& line : corpus) lines.push_back(spelled(line.text));
    std::sort(lines.begin(), lines.end());
    return lines;
  }();
  const auto table = read_text_file(std::string(kFolder) + GetParam().table).value();
  for (const Row& row : rows_of(table)) {
    EXPECT_FALSE(std::binary_search(known.begin(), known.end(), spelled(row.cells[3])))
        << row.cells[3];
  }
}

INSTANTIATE_TEST_SUITE_P(Told, Tables,
                         testing::Values(Wanted{"harm.tsv", 100, 0.85},
                                         Wanted{"harm_unseen.tsv", 45, 0.75},
                                         Wanted{"status.tsv", 100, 0.90},
                                         Wanted{"english.tsv", 140, 0.73},
                                         Wanted{"daerah.tsv", 100, 0.88}));

}  // namespace
}  // namespace serap::classifier
