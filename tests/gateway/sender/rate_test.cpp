#include "gateway/sender/rate.hpp"

#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

#include "tests/fakes/redis_server.hpp"

namespace serap::sender {
namespace {

constexpr std::size_t kPerSecond = 80;

// What may have been added since `begun`: a busy machine is slow between two calls.
std::size_t refilled_since(std::chrono::steady_clock::time_point begun) {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
  return std::min<std::size_t>(kPerSecond / 10,
                               1 + static_cast<std::size_t>(passed.count() * kPerSecond));
}

TEST(Rate, GrantsAtMostWhatATenthOfASecondAllows) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate rate(redis);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(*rate.take(TenantId{"111"}, 100, kPerSecond), kPerSecond / 10);
  const std::size_t second = *rate.take(TenantId{"111"}, 100, kPerSecond);
  EXPECT_LE(second, refilled_since(begun));
}

TEST(Rate, IsSharedByAllWhoSendForANumber) {
  fakes::RedisServer server;
  redis::Connection redis(server.address());
  Rate one(redis), other(redis);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(*one.take(TenantId{"111"}, 8, kPerSecond), 8U);
  const std::size_t second = *other.take(TenantId{"111"}, 8, kPerSecond);
  EXPECT_LE(second, refilled_since(begun));
  EXPECT_EQ(*other.take(TenantId{"222"}, 8, kPerSecond), 8U);
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
