#include "services/classifier/evaluate.hpp"

#include <gtest/gtest.h>

namespace serap::classifier {
namespace {

TEST(Evaluate, CountsAnyAcceptedLabelAsRight) {
  const std::vector<Answered> answers{
      {{{"a", 0.9}}, {"b", "a"}}, {{{"b", 0.8}}, {"b"}}, {{{"a", 0.6}, {"c", 0.3}}, {"c"}}};
  const auto e = evaluate(answers);
  EXPECT_DOUBLE_EQ(e.accuracy, 2.0 / 3);
  EXPECT_DOUBLE_EQ(e.top3, 1.0);
  ASSERT_EQ(e.worst.size(), 1U);
  EXPECT_EQ(e.worst[0], (ConfusedPair{"c", "a", 1}));
}

TEST(Evaluate, MacroF1WeighsSmallLabelsAsLargeOnes) {
  // a: 2 hits, 1 said wrongly (F1 0.8); b: never found (F1 0).
  const std::vector<Answered> answers{
      {{{"a", 1}}, {"a"}}, {{{"a", 1}}, {"a"}}, {{{"a", 1}}, {"b"}}};
  EXPECT_NEAR(evaluate(answers).macro_f1, 0.4, 1e-9);
}

TEST(Evaluate, CalibrationErrorIsTheGapBetweenSaidAndSeen) {
  std::vector<Answered> answers;
  for (int i = 0; i < 10; ++i) answers.push_back({{{"a", 0.9}}, {i < 5 ? "a" : "b"}});
  EXPECT_NEAR(evaluate(answers).calibration_error, 0.4, 1e-9);
}

TEST(Evaluate, CoverageStopsWherePrecisionFallsBelow95) {
  std::vector<Answered> answers;
  for (int i = 0; i < 100; ++i) answers.push_back({{{"a", 1.0 - i / 200.0}}, {i < 60 ? "a" : "b"}});
  EXPECT_NEAR(evaluate(answers).coverage_at_95, 0.63,
              1e-9);  // 60 right of 63 is 95.2 %, of 64 is 93.8 %
}

TEST(Evaluate, NoAnswersAreNoFigures) { EXPECT_EQ(evaluate({}).texts, 0U); }

TEST(AcceptedLabels, AreSplitAtBars) {
  EXPECT_EQ(accepted_labels("a|b"), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(accepted_labels("").empty());
}

}  // namespace
}  // namespace serap::classifier
