#include "gateway/sender/graph_usage.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

TEST(GraphUsage, FullestAllowanceCounts) {
  const auto usage = usage_from(R"({"call_count":28,"total_time":25,"total_cputime":91})",
                                R"({"222":[{"type":"messenger","call_count":40}]})");
  ASSERT_TRUE(usage);
  EXPECT_EQ(usage->percent, 91);
}

TEST(GraphUsage, TimeUntilCallsAreTakenAgainIsKept) {
  const auto usage = usage_from("", R"({"222":[{"type":"messenger","call_count":100,
                                        "estimated_time_to_regain_access":7}]})");
  ASSERT_TRUE(usage);
  EXPECT_EQ(usage->percent, 100);
  EXPECT_EQ(usage->regained, std::chrono::minutes{7});
}

TEST(GraphUsage, HeadersThatAreNoJsonTellNothing) {
  EXPECT_FALSE(usage_from("", ""));
  EXPECT_FALSE(usage_from("x", "[1]"));
}

TEST(GraphUsage, RateFallsToATenthAsTheAllowanceRunsOut) {
  EXPECT_DOUBLE_EQ(share_left({.percent = 75}), 1);
  EXPECT_GT(share_left({.percent = 80}), share_left({.percent = 90}));
  EXPECT_NEAR(share_left({.percent = 100}), 0.1, 1e-9);
  EXPECT_NEAR(share_left({.percent = 300}), 0.1, 1e-9);
}

}  // namespace
}  // namespace serap::sender
