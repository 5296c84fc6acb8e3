// The stand-in for a national system (proxy.tsv, proxy_unseen.tsv): nobody here has its rows.
#include <cstdio>

#include <gtest/gtest.h>

#include "services/classifier/corpus.hpp"
#include "services/classifier/evaluate.hpp"
#include "services/classifier/topic_table.hpp"
#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

const Reader& reader() {
  static const Reader made =
      read_reader(SERAP_BINARY_DIR "/share/serap/classifier/model.bin").value();
  return made;
}

std::vector<CorpusLine> lines_of(const std::string& name) {
  return parse_corpus(name,
                      read_text_file(SERAP_SOURCE_DIR "/tests/services/classifier/" + name).value())
      .value();
}

void say_nothing(std::string_view, double) {}

// By the model's author, and by someone who had not seen the corpus.
class Proxy : public testing::TestWithParam<const char*> {};

TEST_P(Proxy, TellsTheSectorOfThreeInFour) {
  const auto topics = TopicTable::parse(list("topics.tsv")).value();
  std::vector<LabelledText> rows;
  for (const CorpusLine& line : lines_of(GetParam())) {
    auto accepted = accepted_labels(topics.find(line.topic)->sectors);
    if (!accepted.empty()) rows.push_back({line.text, std::move(accepted), ""});
  }
  const Evaluation figures = examine(reader(), rows, Question::kSector, say_nothing);
  std::printf("%s: sector %.3f of %zu, macro-F1 %.3f, ECE %.3f\n", GetParam(), figures.accuracy,
              figures.texts, figures.macro_f1, figures.calibration_error);
  EXPECT_GE(figures.accuracy, 0.75);
  EXPECT_GE(figures.macro_f1, 0.60);
}

TEST_P(Proxy, TellsTheKindOfFourInFive) {
  std::vector<LabelledText> rows;
  for (const CorpusLine& line : lines_of(GetParam())) rows.push_back({line.text, {line.kind}, ""});
  const Evaluation figures = examine(reader(), rows, Question::kKind, say_nothing);
  std::printf("%s: kind %.3f of %zu, ECE %.3f\n", GetParam(), figures.accuracy, figures.texts,
              figures.calibration_error);
  EXPECT_GE(figures.accuracy, 0.80);
}

INSTANTIATE_TEST_SUITE_P(StandIns, Proxy, testing::Values("proxy.tsv", "proxy_unseen.tsv"));

}  // namespace
}  // namespace serap::classifier
