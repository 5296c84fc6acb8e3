#include "services/redis/turn_store.hpp"

#include <gtest/gtest.h>

#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "services/redis/stream.hpp"
#include "tests/fakes/redis_server.hpp"

namespace serap::redis {
namespace {

const Address kCitizen{Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};

class TurnStoreTest : public testing::Test {
 protected:
  fakes::RedisServer server_;
  Connection redis_{server_.address()};
  TurnStore store_{redis_};
  Leases leases_{server_.address(), "bot", "one", 1};

  void SetUp() override { ASSERT_TRUE(leases_.tend()); }
  Lease lease() const { return leases_.held().front(); }
  std::int64_t length(const std::string& key) {
    return redis_.command({"XLEN", key})->view().integer();
  }

  Inbound event(const std::string& id) {
    Inbound inbound;
    inbound.id = EventId{id};
    inbound.address = kCitizen;
    inbound.at = inbound.received = system_now();
    inbound.what = Text{"halo"};
    return inbound;
  }
  Commit commit_of(const Inbound& inbound, const std::string& entry) {
    Commit commit;
    commit.lease = lease();
    commit.seen.push_back({day_of(inbound.at), digest_of(inbound.id)});
    commit.conversations[inbound.address] = "{}";
    Outbound out;
    out.id = OutboundId{"0.1"};
    out.to = kCitizen;
    commit.out.push_back(out);
    commit.timers[timer_member(kCitizen, "ingat")] = unix_milliseconds(inbound.at) + 1000;
    commit.done.push_back(entry);
    return commit;
  }
};

TEST_F(TurnStoreTest, CommitsAllOrNothing) {
  const Inbound inbound = event("e1");
  const std::string entry = *append(redis_, in_key(0), encode(inbound));
  Commit commit = commit_of(inbound, entry);
  commit.lease.value = "1:of another";
  EXPECT_EQ(*store_.commit({commit}), std::vector<bool>{false});
  EXPECT_EQ(length(in_key(0)), 1);
  EXPECT_EQ(length(out_key(0, Lane::kAcknowledgement)), 0);

  commit.lease = lease();
  EXPECT_EQ(*store_.commit({commit}), std::vector<bool>{true});
  EXPECT_EQ(length(in_key(0)), 0);
  EXPECT_EQ(length(out_key(0, Lane::kAcknowledgement)), 1);
}

TEST_F(TurnStoreTest, KnowsACommittedEventAndItsConversation) {
  const Inbound inbound = event("e1"), other = event("e2");
  ASSERT_TRUE(store_.commit({commit_of(inbound, "1-1")}));
  const auto before = store_.look_up({&inbound, &other}, {0, 0});
  ASSERT_TRUE(before);
  EXPECT_TRUE((*before)[0].seen);
  EXPECT_FALSE((*before)[1].seen);
  EXPECT_EQ((*before)[1].conversation, "{}");
}

TEST_F(TurnStoreTest, FindsAConversationUnderItsOtherName) {
  Inbound inbound = event("e1");
  Commit commit = commit_of(inbound, "1-1");
  const Address other{Channel::kWhatsapp, TenantId{"111"}, "ID.abc"};
  commit.aliases[other] = kCitizen;
  ASSERT_TRUE(store_.commit({commit}));
  inbound.address = other;
  inbound.id = EventId{"e2"};
  const auto before = store_.look_up({&inbound}, {0});
  EXPECT_EQ((*before)[0].home, kCitizen);
  EXPECT_EQ((*before)[0].conversation, "{}");
}

TEST_F(TurnStoreTest, RingsATimerOnceItIsDue) {
  Commit commit = commit_of(event("e1"), "1-1");
  commit.timers = {{timer_member(kCitizen, "lama"), 1000},
                   {timer_member(kCitizen, "nanti"), unix_milliseconds(system_now()) + 3'600'000}};
  ASSERT_TRUE(store_.commit({commit}));
  const auto next = store_.ring({lease()});
  ASSERT_TRUE(next);
  EXPECT_GT((*next)[0].value_or(0), unix_milliseconds(system_now()));
  EXPECT_EQ(length(in_key(0)), 1);
  ASSERT_TRUE(store_.ring({lease()}));
  EXPECT_EQ(length(in_key(0)), 1);
}

TEST_F(TurnStoreTest, KeepsWhatItCommittedWhenRedisIsKilled) {
  const Inbound inbound = event("e1");
  ASSERT_TRUE(store_.commit({commit_of(inbound, "1-1")}));
  server_.kill();
  EXPECT_FALSE(store_.commit({commit_of(inbound, "1-1")}));
  server_.start();
  const auto before = store_.look_up({&inbound}, {0});
  ASSERT_TRUE(before);
  EXPECT_TRUE((*before)[0].seen);
  EXPECT_EQ(length(out_key(0, Lane::kAcknowledgement)), 1);
}

TEST_F(TurnStoreTest, CanCommitWhenMemoryIsFull) {
  ASSERT_TRUE(redis_.command({"CONFIG", "SET", "maxmemory", "1"}));
  ASSERT_FALSE(append(redis_, in_key(0), "x"));
  EXPECT_EQ(*store_.commit({commit_of(event("e1"), "1-1")}), std::vector<bool>{true});
}

}  // namespace
}  // namespace serap::redis
