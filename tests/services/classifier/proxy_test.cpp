// The stand-in for a national system (proxy.tsv): nobody here has its rows.
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

const std::vector<CorpusLine>& lines() {
  static const auto read = parse_corpus(
      "proxy.tsv", read_text_file(SERAP_SOURCE_DIR "/tests/services/classifier/proxy.tsv").value());
  return read.value();
}

void say_nothing(std::string_view, double) {}

TEST(Proxy, TellsTheSectorOfThreeInFour) {
  const auto topics = TopicTable::parse(list("topics.tsv")).value();
  std::vector<LabelledText> rows;
  for (const CorpusLine& line : lines()) {
    auto accepted = accepted_labels(topics.find(line.topic)->sectors);
    if (!accepted.empty()) rows.push_back({line.text, std::move(accepted), ""});
  }
  const Evaluation figures = examine(reader(), rows, Question::kSector, say_nothing);
  std::printf("proxy: sector %.3f of %zu, macro-F1 %.3f, ECE %.3f\n", figures.accuracy,
              figures.texts, figures.macro_f1, figures.calibration_error);
  EXPECT_GE(figures.accuracy, 0.75);
  EXPECT_GE(figures.macro_f1, 0.60);
}

TEST(Proxy, TellsTheKindOfFourInFive) {
  std::vector<LabelledText> rows;
  for (const CorpusLine& line : lines()) rows.push_back({line.text, {line.kind}, ""});
  const Evaluation figures = examine(reader(), rows, Question::kKind, say_nothing);
  std::printf("proxy: kind %.3f of %zu, ECE %.3f\n", figures.accuracy, figures.texts,
              figures.calibration_error);
  EXPECT_GE(figures.accuracy, 0.80);
}

}  // namespace
}  // namespace serap::classifier
