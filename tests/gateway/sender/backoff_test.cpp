#include "gateway/sender/backoff.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

using namespace std::chrono_literals;
using platform::Verdict;

TEST(Backoff, PairWaitsFourTimesAsLongEachTime) {
  EXPECT_EQ(pause_after(Verdict::kRetryPair, 1, 0.5), 1s);
  EXPECT_EQ(pause_after(Verdict::kRetryPair, 3, 0.5), 16s);
  EXPECT_EQ(pause_after(Verdict::kRetryPair, 99, 0.5), 1024s);
}

TEST(Backoff, HalfOfAPauseIsChance) {
  EXPECT_EQ(pause_after(Verdict::kRetry, 2, 0.0), 500ms);
  EXPECT_EQ(pause_after(Verdict::kRetry, 2, 1.0), 1s);
}

TEST(Backoff, ChannelComesBackWithinAMinute) {
  EXPECT_LE(pause_after(Verdict::kRetryChannel, 50, 1.0), 60s);
}

TEST(Backoff, PausedChannelIsProbedWithinTenMinutes) {
  EXPECT_LE(pause_after(Verdict::kPauseChannel, 50, 1.0), 10min);
}

}  // namespace
}  // namespace serap::sender
