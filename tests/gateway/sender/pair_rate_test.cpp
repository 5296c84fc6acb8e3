#include "gateway/sender/pair_rate.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

const Address kSari{Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
const Moment kNow = Moment{} + 1h;

TEST(PairRate, BurstOf45IsBorrowedFromTheTimeThatFollows) {
  PairRate pairs;
  for (int i = 0; i < 45; ++i) ASSERT_FALSE(pairs.take(kSari, kNow)) << i;
  const std::optional<Moment> due = pairs.take(kSari, kNow);
  ASSERT_TRUE(due);
  EXPECT_EQ(*due, kNow + 6s);
  EXPECT_FALSE(pairs.take(kSari, *due));
}

TEST(PairRate, OneCitizensDebtIsNotAnothers) {
  PairRate pairs;
  for (int i = 0; i < 46; ++i) (void)pairs.take(kSari, kNow);
  Address budi = kSari;
  budi.id = "6281200000003";
  EXPECT_FALSE(pairs.take(budi, kNow));
}

TEST(PairRate, MessengerHasNone) {
  PairRate pairs;
  const Address page{Channel::kMessenger, TenantId{"222"}, "9001"};
  for (int i = 0; i < 100; ++i) ASSERT_FALSE(pairs.take(page, kNow)) << i;
}

TEST(PairRate, IsStrainedWhenHalfOfTheBurstIsUsed) {
  PairRate pairs;
  for (int i = 0; i < 20; ++i) (void)pairs.take(kSari, kNow);
  EXPECT_FALSE(pairs.strained(kSari, kNow));
  for (int i = 0; i < 5; ++i) (void)pairs.take(kSari, kNow);
  EXPECT_TRUE(pairs.strained(kSari, kNow));
  EXPECT_FALSE(pairs.strained(kSari, kNow + 1min));
}

TEST(PairRate, WhoHasNoDebtIsForgottenAndWhoHasIsNot) {
  PairRate pairs;
  for (int i = 0; i < 45; ++i) (void)pairs.take(kSari, kNow);
  pairs.forget_idle(kNow + 1s);
  EXPECT_TRUE(pairs.take(kSari, kNow + 1s));
}

}  // namespace
}  // namespace serap::sender
