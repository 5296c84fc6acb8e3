#include "gateway/sender/rate.hpp"

#include <gtest/gtest.h>

#include "tests/fakes/redis_server.hpp"

namespace serap::sender {
namespace {

TEST(Rate, GrantsAtMostWhatATenthOfASecondAllows) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate rate(redis);
  EXPECT_EQ(*rate.take(TenantId{"111"}, 100, 80), 8U);
  EXPECT_LE(*rate.take(TenantId{"111"}, 100, 80), 1U);  // a token every 12.5 ms
}

TEST(Rate, IsSharedByAllWhoSendForANumber) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate one(redis), other(redis);
  EXPECT_EQ(*one.take(TenantId{"111"}, 8, 80), 8U);
  EXPECT_LE(*other.take(TenantId{"111"}, 8, 80), 1U);
  EXPECT_EQ(*other.take(TenantId{"222"}, 8, 80), 8U);
}

TEST(Rate, TakesNoMoreThanWanted) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate rate(redis);
  EXPECT_EQ(*rate.take(TenantId{"111"}, 3, 80), 3U);
  EXPECT_GE(*rate.take(TenantId{"111"}, 100, 80), 5U);
}

}  // namespace
}  // namespace serap::sender
