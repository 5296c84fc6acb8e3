#include "services/ctl/logs.hpp"

#include <gtest/gtest.h>

#include "services/redis/keys.hpp"
#include "services/redis/lease.hpp"
#include "tests/fakes/redis_server.hpp"

namespace serap::ctl {
namespace {

struct Install {
  fakes::RedisServer server;
  redis::Connection redis{server.address()};
  void add(const std::string& key, const std::string& id, const std::string& reason = "r") {
    ASSERT_TRUE(redis.command({"XADD", key, id, "e", "{}", "reason", reason}));
  }
};

TEST(Logs, CountAllPartitionsAndTheOldestEntry) {
  Install install;
  install.add(redis::in_key(3), "1000-0");
  install.add(redis::in_key(9), "4000-0");
  install.add(redis::out_key(1, Lane::kAnswer), "4500-0");
  const Result<Logs> logs = look_at_logs(install.redis, 5000);
  ASSERT_TRUE(logs);
  EXPECT_EQ(logs->lags[0].stream, "in");
  EXPECT_EQ(logs->lags[0].entries, 2);
  EXPECT_EQ(logs->lags[0].oldest_ms, 4000);
  EXPECT_EQ(logs->lags[2].entries, 1);
}

TEST(Logs, CountOwnedPartitions) {
  Install install;
  redis::Leases leases(install.server.address(), "out", "one", kPartitions);
  ASSERT_TRUE(leases.tend());
  const Result<Logs> logs = look_at_logs(install.redis, 0);
  ASSERT_TRUE(logs);
  EXPECT_EQ(logs->owners[0].partitions, 0);
  EXPECT_EQ(logs->owners[1].partitions, 64);
  EXPECT_EQ(logs->owners[1].members, 1);
}

TEST(Dead, AreListedNewestFirstAndFoundById) {
  Install install;
  install.add(redis::dead_key(3), "1000-0", "older");
  install.add(redis::dead_key(60), "2000-1", "newer");
  const Result<std::vector<Dead>> all = list_dead(install.redis, 10);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ((*all)[0].id, "60/2000-1");
  EXPECT_EQ((*all)[0].reason, "newer");
  EXPECT_EQ(find_dead(install.redis, "3/1000-0")->reason, "older");
}

TEST(Dead, UnknownIdIsNotFound) {
  Install install;
  EXPECT_EQ(find_dead(install.redis, "3/1000-0").error().kind, Error::Kind::kNotFound);
  EXPECT_EQ(find_dead(install.redis, "99/1-0").error().kind, Error::Kind::kNotFound);
  EXPECT_EQ(find_dead(install.redis, "3/x y").error().kind, Error::Kind::kNotFound);
  EXPECT_EQ(find_dead(install.redis, "").error().kind, Error::Kind::kNotFound);
}

}  // namespace
}  // namespace serap::ctl
