#include "services/model/delivery.hpp"

#include <gtest/gtest.h>

namespace serap {
namespace {

using enum DeliveryState;

TEST(Delivery, NeverGoesBackward) {
  EXPECT_TRUE(supersedes(kDelivered, kSent));
  EXPECT_TRUE(supersedes(kRead, kSent));
  EXPECT_FALSE(supersedes(kSent, kDelivered));
  EXPECT_FALSE(supersedes(kSent, kSent));
}

TEST(Delivery, FailedGivesWayOnlyToAHigherSuccess) {
  EXPECT_TRUE(supersedes(kDelivered, kFailed));
  EXPECT_FALSE(supersedes(kSent, kFailed));
  EXPECT_TRUE(supersedes(kFailed, kSent));
  EXPECT_FALSE(supersedes(kFailed, kDelivered));
}

}  // namespace
}  // namespace serap
