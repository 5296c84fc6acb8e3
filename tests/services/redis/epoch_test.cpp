#include "services/redis/epoch.hpp"

#include <gtest/gtest.h>

#include "tests/fakes/redis_server.hpp"

namespace serap::redis {
namespace {

TEST(Epoch, IsTakenByANewRedisAndKeptOverARestart) {
  fakes::RedisServer server;
  Connection redis(server.address());
  EXPECT_TRUE(join_epoch(redis, "first"));
  server.kill();
  server.start();
  Connection again(server.address());
  EXPECT_TRUE(join_epoch(again, "first"));
  EXPECT_EQ(again.command({"GET", kEpochKey})->view().text(), "first");
}

TEST(Epoch, OfAnotherDatabaseIsRefusedAndNotOverwritten) {
  fakes::RedisServer server;
  Connection redis(server.address());
  ASSERT_TRUE(join_epoch(redis, "first"));
  EXPECT_EQ(join_epoch(redis, "second").error().kind, Error::Kind::kRejected);
  EXPECT_TRUE(join_epoch(redis, "first"));
}

TEST(Epoch, WithoutRedisIsUnavailableNotRefused) {
  fakes::RedisServer server;
  server.kill();
  Connection redis(server.address());
  EXPECT_EQ(join_epoch(redis, "first").error().kind, Error::Kind::kUnavailable);
}

TEST(Held, SaysWhyUntilItIsReleased) {
  fakes::RedisServer server;
  Connection redis(server.address());
  EXPECT_EQ(*why_held(redis), "");
  ASSERT_TRUE(redis.command({"SET", kHeldKey, "restored"}));
  EXPECT_EQ(*why_held(redis), "restored");
  EXPECT_TRUE(*release(redis));
  EXPECT_FALSE(*release(redis));
  EXPECT_EQ(*why_held(redis), "");
}

}  // namespace
}  // namespace serap::redis
