#include "services/ctl/replay.hpp"

#include <gtest/gtest.h>

#include "services/ctl/logs.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "services/redis/turn_store.hpp"
#include "tests/fakes/redis_server.hpp"

namespace serap::ctl {
namespace {

const Address kCitizen{Channel::kWhatsapp, TenantId{"1"}, "bsuid"};

Inbound text() {
  Inbound inbound;
  inbound.id = EventId{"wamid.1"};
  inbound.address = kCitizen;
  inbound.at = from_unix_milliseconds(1'790'000'000'000);
  inbound.what = Text{"jalan rusak"};
  return inbound;
}

struct Install {
  fakes::RedisServer server;
  redis::Connection redis{server.address()};

  std::string bury(const std::string& payload, const std::string& entry = "1790000000000-0") {
    EXPECT_TRUE(redis.command({"XADD", redis::dead_key(3), entry, "e", payload, "reason", "r"}));
    return "3/" + entry;
  }
  std::string only_payload_of(const std::string& log) {
    const auto all = redis.command({"XRANGE", log, "-", "+"});
    if (!all || all->view().size() != 1) return "not one entry";
    return std::string{all->view()[0][1][1].text()};
  }
  std::int64_t dead() { return redis.command({"XLEN", redis::dead_key(3)})->view().integer(); }
};

TEST(Replay, PutsAnEventBackIntoItsLogAndOutOfTheDead) {
  Install install;
  const std::string payload = redis::encode(text());
  const auto log = replay_dead(install.redis, install.bury(payload));
  ASSERT_TRUE(log) << log.error().message;
  EXPECT_EQ(*log, "in:{3}");
  EXPECT_EQ(install.only_payload_of("in:{3}"), payload);
  EXPECT_EQ(install.dead(), 0);
}

// The bot marks what it buries as seen: without forgetting that, it would drop the replay.
TEST(Replay, IsNotTakenForARepeat) {
  Install install;
  const std::string seen = redis::seen_key(3, redis::day_of(text().at));
  const std::string digest = redis::digest_of(text().id);
  ASSERT_TRUE(install.redis.command({"SADD", seen, digest, "another"}));
  ASSERT_TRUE(replay_dead(install.redis, install.bury(redis::encode(text()))));
  EXPECT_EQ(install.redis.command({"SISMEMBER", seen, digest})->view().integer(), 0);
  EXPECT_EQ(install.redis.command({"SISMEMBER", seen, "another"})->view().integer(), 1);
}

TEST(Replay, SaysAnAnswerAgainInItsOwnLane) {
  Install install;
  Outbound said;
  said.id = OutboundId{"3.1"};
  said.to = kCitizen;
  said.lane = Lane::kAnswer;
  said.text = "Sudah ditambal.";
  EXPECT_EQ(*replay_dead(install.redis, install.bury(redis::encode(said))), "out:{3}:answer");
  EXPECT_EQ(install.only_payload_of("out:{3}:answer"), redis::encode(said));
}

TEST(Replay, TellsADeliveryAndAFetchFromAnAnswer) {
  Install install;
  Delivery delivery;
  delivery.id = EventId{"st"};
  delivery.outbound = OutboundId{"3.1"};
  delivery.to = kCitizen;
  EXPECT_EQ(*replay_dead(install.redis, install.bury(redis::encode(delivery))), "st:{3}");
  Fetch fetch;
  fetch.id = EventId{"f"};
  fetch.from = kCitizen;
  fetch.attachment.type = "image";
  fetch.attachment.ref = "9";
  EXPECT_EQ(*replay_dead(install.redis, install.bury(redis::encode(fetch), "1790000000001-0")),
            "fetch:{3}");
}

TEST(Replay, KeepsWhatIsNoEntryOfAnyLog) {
  Install install;
  const std::string id = install.bury(R"({"object":"whatsapp_business_account"})");
  EXPECT_EQ(replay_dead(install.redis, id).error().kind, Error::Kind::kInvalid);
  EXPECT_EQ(install.dead(), 1);
}

TEST(Replay, TwiceIsNotFoundAndAddsNothing) {
  Install install;
  const std::string id = install.bury(redis::encode(text()));
  ASSERT_TRUE(replay_dead(install.redis, id));
  EXPECT_EQ(replay_dead(install.redis, id).error().kind, Error::Kind::kNotFound);
  EXPECT_NE(install.only_payload_of("in:{3}"), "not one entry");
}

TEST(Replay, OfAllCountsWhatCanOnlyBeRead) {
  Install install;
  install.bury(redis::encode(text()), "1000-0");
  install.bury("{}", "2000-0");
  const auto done = replay_all(install.redis);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->replayed, 1U);
  EXPECT_EQ(done->kept, 1U);
}

TEST(Replay, NamesItsEntryInTheJournalUnmasked) {
  EXPECT_EQ(journal_id("3/1790000000000-0"), "3/1790000_000000-0");
  EXPECT_EQ(journal_id("3/1000-0"), "3/1000-0");
}

}  // namespace
}  // namespace serap::ctl
