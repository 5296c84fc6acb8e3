#include "gateway/sender/rate.hpp"

#include <gtest/gtest.h>

#include "tests/fakes/redis_server.hpp"

namespace serap::sender {
namespace {

TEST(Rate, GrantsAtMostWhatATenthOfASecondAllows) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate rate(redis, 80);
  EXPECT_EQ(*rate.take(TenantId{"111"}, 100), 8U);
  EXPECT_LE(*rate.take(TenantId{"111"}, 100), 1U);  // a token every 12.5 ms
}

TEST(Rate, IsSharedByAllWhoSendForANumber) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate one(redis, 80), other(redis, 80);
  EXPECT_EQ(*one.take(TenantId{"111"}, 8), 8U);
  EXPECT_LE(*other.take(TenantId{"111"}, 8), 1U);
  EXPECT_EQ(*other.take(TenantId{"222"}, 8), 8U);
}

TEST(Rate, TakesNoMoreThanWanted) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate rate(redis, 80);
  EXPECT_EQ(*rate.take(TenantId{"111"}, 3), 3U);
  EXPECT_GE(*rate.take(TenantId{"111"}, 100), 5U);
}

}  // namespace
}  // namespace serap::sender
