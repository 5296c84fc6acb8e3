// What the corpus promises in its README: exact ids, no line twice, enough of everything.
#include "services/classifier/corpus.hpp"

#include <map>

#include <gtest/gtest.h>

#include "services/classifier/normalize.hpp"
#include "services/classifier/topic_table.hpp"
#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

const std::vector<CorpusLine>& corpus() {
  static const auto lines = read_corpus(SERAP_SOURCE_DIR "/services/classifier/corpus").value();
  return lines;
}

TEST(Corpus, KnowsOnlyTopicsOfTheTable) {
  const auto topics = TopicTable::parse(list("topics.tsv")).value();
  ASSERT_EQ(topics.topics().size(), 119U);
  for (const CorpusLine& line : corpus()) {
    EXPECT_TRUE(line.topic == "-" || topics.find(line.topic) != nullptr)
        << line.topic << ": " << line.text;
  }
}

TEST(Corpus, HasATopicWhereTheKindHasOne) {
  for (const CorpusLine& line : corpus()) {
    const bool needs = line.kind == "pengaduan" || line.kind == "aspirasi" ||
                       line.kind == "permintaan_informasi" || line.kind == "apresiasi";
    if (needs) {
      EXPECT_NE(line.topic, "-") << line.text;
    }
  }
}

TEST(Corpus, HoldsNoLineTwice) {
  std::map<std::string, int> seen;
  for (const CorpusLine& line : corpus()) {
    std::string words;
    for (const Word& word : normalize(line.text, Slang{})) words += word.form + " ";
    if (words.empty()) continue;  // a lone emoji is a greeting, and many are
    EXPECT_EQ(++seen[words], 1) << line.text;
  }
}

TEST(Corpus, HasEnoughOfEveryTopicAndKind) {
  std::map<std::string, int> of;
  for (const CorpusLine& line : corpus()) {
    ++of[line.topic];
    ++of[line.kind];
  }
  const auto table = TopicTable::parse(list("topics.tsv")).value();
  for (const Topic& topic : table.topics()) EXPECT_GE(of[topic.id], 100) << topic.id;
  for (const char* kind : {"salam", "iseng", "spam", "status", "darurat", "klarifikasi_hoaks"})
    EXPECT_GE(of[kind], 60) << kind;
}

TEST(Corpus, IsBalancedWithinAFactorOfTwelve) {
  std::map<std::string, int> of;
  for (const CorpusLine& line : corpus()) {
    if (line.topic != "-") ++of[line.topic];
  }
  int least = 1 << 30, most = 0;
  for (const auto& [topic, lines] : of) {
    least = std::min(least, lines);
    most = std::max(most, lines);
  }
  EXPECT_LE(most, least * 12);
}

TEST(Corpus, NamesFileAndLineOfAMistake) {
  const auto bad = parse_corpus("x.tsv", "pju\tpengaduan\tlampu mati\npju\tgosip\tlampu");
  ASSERT_FALSE(bad);
  EXPECT_NE(bad.error().message.find("x.tsv, line 2"), std::string::npos);
}

}  // namespace
}  // namespace serap::classifier
