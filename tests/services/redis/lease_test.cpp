#include "services/redis/lease.hpp"

#include <gtest/gtest.h>

#include "services/redis/keys.hpp"
#include "tests/fakes/redis_server.hpp"

namespace serap::redis {
namespace {

TEST(Leases, GiveAllPartitionsToTheOnlyProcess) {
  fakes::RedisServer server;
  Leases one(server.address(), "bot", "one", 8);
  ASSERT_TRUE(one.tend());
  EXPECT_EQ(one.held().size(), 8u);
}

TEST(Leases, AreSharedFairlyWhenASecondProcessComes) {
  fakes::RedisServer server;
  Leases one(server.address(), "bot", "one", 8), two(server.address(), "bot", "two", 8);
  ASSERT_TRUE(one.tend());
  ASSERT_TRUE(two.tend());  // says it is there; nothing is free yet
  ASSERT_TRUE(one.tend());  // gives back
  ASSERT_TRUE(two.tend());
  EXPECT_EQ(one.held().size(), 4u);
  EXPECT_EQ(two.held().size(), 4u);
}

TEST(Leases, OfOtherRolesDoNotMeet) {
  fakes::RedisServer server;
  Leases bot(server.address(), "bot", "one", 8), out(server.address(), "out", "one", 8);
  ASSERT_TRUE(bot.tend());
  ASSERT_TRUE(out.tend());
  EXPECT_EQ(out.held().size(), 8u);
}

TEST(Leases, HaveANewValueWithEveryTaking) {
  fakes::RedisServer server;
  Leases one(server.address(), "bot", "one", 1);
  ASSERT_TRUE(one.tend());
  const Lease first = one.held().front();
  one.release_all();
  ASSERT_TRUE(one.tend());
  EXPECT_NE(one.held().front().value, first.value);
}

TEST(Leases, ThatAnotherTookAreNotHeldAnyMore) {
  fakes::RedisServer server;
  Connection redis(server.address());
  Leases one(server.address(), "bot", "one", 1);
  ASSERT_TRUE(one.tend());
  ASSERT_TRUE(redis.command({"SET", lease_key("bot", 0), "99:other"}));
  ASSERT_TRUE(one.tend());
  EXPECT_TRUE(one.held().empty());
}

TEST(Leases, SayUnavailableWhenRedisIsAway) {
  fakes::RedisServer server;
  Leases one(server.address(), "bot", "one", 1);
  server.kill();
  const Result<void> tended = one.tend();
  ASSERT_FALSE(tended);
  EXPECT_EQ(tended.error().kind, Error::Kind::kUnavailable);
}

}  // namespace
}  // namespace serap::redis
