// The relay's thread against a real Redis: what an officer writes stands in the home's log.
#include "services/tickets/redis_sink.hpp"

#include <gtest/gtest.h>

#include "services/redis/epoch.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "services/redis/stream.hpp"
#include "tests/fakes/redis_server.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

// The first entry of the citizen's home, waited for in a blocking read.
Result<Inbound> first_entry(const redis::Server& server) {
  redis::Connection redis(server);
  std::vector<redis::Cursor> cursors{{redis::in_key(partition_of(kPhone, kPartitions))}};
  const auto read = redis::read_streams(redis, cursors, 1, std::chrono::seconds{10});
  if (!read) return read.error();
  if (read->empty()) return Error{Error::Kind::kNotFound, "nothing came"};
  const auto& entry = read->begin()->second.at(0);
  redis::Fields fields;
  for (const auto& [name, value] : entry.fields) fields.emplace_back(name, value);
  return redis::decode_inbound(fields);
}

void answer(World& world) {
  world.received(world.draft());
  ASSERT_TRUE(world.desk.act(
      world.act(world.session(Role::kNational, ""), Deed::kAnswer, "k", "Sudah ditambal.")));
}

TEST(RedisSink, BringsAnAnswerIntoTheHomesLog) {
  const fakes::RedisServer redis;
  World world;
  Bell bell;
  process::Metrics metrics;
  Relay relay(world.store, make_redis_sink(redis.address(), 0, world.store.epoch()), system_now);
  const RelayThread relaying(relay, bell, metrics);
  answer(world);
  bell.ring();
  const auto heard = first_entry(redis.address());
  ASSERT_TRUE(heard) << heard.error().message;
  EXPECT_EQ(std::get<StaffReplied>(heard->what).text, "Sudah ditambal.");
  EXPECT_EQ(heard->address, kPhone);
}

TEST(RedisSink, AppendsNothingToARedisOfAnotherEpoch) {
  const fakes::RedisServer redis;
  redis::Connection connection(redis.address());
  ASSERT_TRUE(redis::join_epoch(connection, "of another database"));
  World world;
  Relay relay(world.store, make_redis_sink(redis.address(), 0, world.store.epoch()), system_now);
  answer(world);
  EXPECT_EQ(relay.relay_once()->failed, 1);
  const std::string log = redis::in_key(partition_of(kPhone, kPartitions));
  EXPECT_EQ(connection.command({"XLEN", log})->view().integer(), 0);
}

TEST(RedisSink, LosesNothingWhileRedisIsAway) {
  fakes::RedisServer redis;
  World world;
  Relay relay(world.store, make_redis_sink(redis.address(), 0, world.store.epoch()), system_now);
  answer(world);
  redis.kill();
  EXPECT_EQ(relay.relay_once()->failed, 1);
  redis.start();
  EXPECT_EQ(relay.relay_once()->relayed, 1);
  EXPECT_TRUE(first_entry(redis.address()));
}

TEST(RedisSink, IsNotSatisfiedWithoutTheReplicaItWasPromised) {
  const fakes::RedisServer redis;
  World world;
  Relay relay(world.store, make_redis_sink(redis.address(), 1, world.store.epoch()), system_now);
  answer(world);
  EXPECT_EQ(relay.relay_once()->failed, 1);
}

}  // namespace
}  // namespace serap::tickets::testing
