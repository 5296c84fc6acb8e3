#include "services/classifier/calibrate.hpp"

#include <gtest/gtest.h>

#include "services/classifier/ranking.hpp"

namespace serap::classifier {
namespace {

// Says 0.95 and is right in 8 of 10, says 0.4 and is right in 6 of 10.
std::vector<FirstAnswer> too_sure_and_too_shy() {
  std::vector<FirstAnswer> answers;
  for (int i = 0; i < 100; ++i) {
    answers.push_back({0.95, i % 10 < 8});
    answers.push_back({0.40, i % 10 < 6});
  }
  return answers;
}

TEST(Trust, FollowsWhatTheKeptAsideTextsShow) {
  const Trust trust = fit_trust(too_sure_and_too_shy());
  EXPECT_NEAR(trust.of(0.95), 0.8, 0.02);
  EXPECT_NEAR(trust.of(0.40), 0.6, 0.02);
}

TEST(Trust, KeepsTheOrderAndTheEdges) {
  const Trust trust = fit_trust(too_sure_and_too_shy());
  EXPECT_LT(trust.of(0), trust.of(0.5));
  EXPECT_LT(trust.of(0.5), trust.of(1));
  EXPECT_LE(trust.of(1), 1);
  EXPECT_GE(trust.of(0), 0);
}

TEST(Trust, AFewTextsSayNothing) {
  const std::vector<FirstAnswer> few(10, FirstAnswer{0.9, false});
  EXPECT_EQ(fit_trust(few), Trust{});
}

TEST(ReadBy, TheSecondAnswerNeverPassesTheFirst) {
  std::vector<RankedLabel> ranked{{"a", 0.5}, {"b", 0.45}, {"c", 0.05}};
  read_by(Trust{-2, 0.5}, ranked);
  EXPECT_EQ(ranked[0].label, "a");
  EXPECT_LE(ranked[1].p, ranked[0].p);
  EXPECT_LE(ranked[2].p, ranked[1].p);
}

}  // namespace
}  // namespace serap::classifier
