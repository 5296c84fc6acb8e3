#include "services/ctl/gauges.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/redis/keys.hpp"
#include "tests/fakes/redis_server.hpp"

namespace serap::ctl {
namespace {

using testing::HasSubstr;

struct Install {
  fakes::RedisServer server;
  redis::Connection redis{server.address()};
};

TEST(Gauges, TellWhatWaitsHowLongAndWhatIsDead) {
  Install install;
  ASSERT_TRUE(install.redis.command({"XADD", redis::in_key(3), "1000-0", "e", "{}"}));
  ASSERT_TRUE(install.redis.command({"XADD", redis::dead_key(4), "1000-0", "e", "{}"}));
  const auto text = gauges(install.redis, "/", 5500);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_THAT(*text, HasSubstr("serap_log_entries{log=\"in\"} 1\n"));
  EXPECT_THAT(*text, HasSubstr("serap_log_oldest_seconds{log=\"in\"} 4.5\n"));
  EXPECT_THAT(*text, HasSubstr("serap_dead_entries 1\n"));
}

TEST(Gauges, TellTheMostOverdueTimerNotTheOnesToCome) {
  Install install;
  ASSERT_TRUE(install.redis.command({"ZADD", redis::due_key(1), "2000", "a", "9000", "b"}));
  ASSERT_TRUE(install.redis.command({"ZADD", redis::due_key(2), "3000", "c"}));
  EXPECT_THAT(*gauges(install.redis, "/", 5000), HasSubstr("serap_timer_late_seconds 3\n"));
  EXPECT_THAT(*gauges(install.redis, "/", 1000), HasSubstr("serap_timer_late_seconds 0\n"));
}

TEST(Gauges, TellRedisMemoryAndItsLimit) {
  Install install;
  ASSERT_TRUE(install.redis.command({"CONFIG", "SET", "maxmemory", "123456789"}));
  const std::string text = *gauges(install.redis, "/", 0);
  EXPECT_THAT(text, HasSubstr("serap_redis_memory_limit_bytes 123456789\n"));
  EXPECT_THAT(text, testing::Not(HasSubstr("serap_redis_memory_bytes 0\n")));
}

TEST(Gauges, OfNoFolderAreAnError) {
  Install install;
  EXPECT_EQ(gauges(install.redis, "/no/such/folder", 0).error().kind, Error::Kind::kInvalid);
}

}  // namespace
}  // namespace serap::ctl
