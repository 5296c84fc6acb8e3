#include "gateway/sender/send_loop.hpp"

#include <gtest/gtest.h>

#include "tests/gateway/sender/rig.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

TEST(SendLoop, SaysWhatStandsInTheOutboxAndLeavesNothingBehind) {
  Rig rig;
  const Outbound it = Rig::outbound("o-1");
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.tickets.told.size() == 1; }));
  EXPECT_EQ(rig.graph.calls(), 1U);
  EXPECT_EQ(rig.outbox(it), 0);
  EXPECT_EQ(rig.begun(it), 0);
  EXPECT_EQ(rig.tickets.told[0].state, DeliveryState::kAccepted);
  EXPECT_EQ(rig.tickets.told[0].platform_id, "wamid.1");
  EXPECT_EQ(rig.length(redis::st_key(Rig::partition(it))), 0);
}

TEST(SendLoop, SaysTheNextPartOnlyWhenTheOneBeforeWasTaken) {
  Rig rig;
  rig.graph.will({"ok", "500", "ok"});
  const Outbound it = Rig::outbound("o-1", "6281200000002", std::string(5000, 'a'));
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  const std::vector<std::string> bodies = rig.graph.bodies();
  ASSERT_EQ(bodies.size(), 3U);
  EXPECT_NE(bodies[0].find("\"o-1|0\""), std::string::npos);
  EXPECT_NE(bodies[1].find("\"o-1|1\""), std::string::npos);
  EXPECT_NE(bodies[2].find("\"o-1|1\""), std::string::npos);
}

TEST(SendLoop, TriesAgainAfterAServerErrorAndKeepsTheCitizensOrder) {
  Rig rig;
  rig.graph.will({"500", "ok", "ok"});
  const Outbound first = Rig::outbound("o-1"), second = Rig::outbound("o-2");
  rig.put(first);
  rig.put(second);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(first) == 0; }));
  const std::vector<std::string> bodies = rig.graph.bodies();
  ASSERT_EQ(bodies.size(), 3U);
  EXPECT_NE(bodies[1].find("o-1|0"), std::string::npos);
  EXPECT_NE(bodies[2].find("o-2|0"), std::string::npos);
  EXPECT_EQ(rig.process->state().repeated, 0U);
}

TEST(SendLoop, WhoMustWaitForTheirPairRateHoldsUpNobodyElse) {
  Rig rig;
  rig.graph.will({"131056"});
  const Outbound slow = Rig::outbound("o-1"), other = Rig::outbound("o-2", "6281200000003");
  rig.put(slow);
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() == 1; }));
  rig.put(other);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(other) == 0; }, 900ms));
  EXPECT_EQ(rig.outbox(slow), 1);
  EXPECT_TRUE(rig.turn_until([&] { return rig.outbox(slow) == 0; }));
}

TEST(SendLoop, ThrottledNumberIsSilentAndThenGoesOn) {
  Rig rig;
  rig.graph.will({"130429"});
  const Outbound it = Rig::outbound("o-1");
  const auto before = std::chrono::steady_clock::now();
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() > 1; }));
  EXPECT_GE(std::chrono::steady_clock::now() - before, 300ms);
  EXPECT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
}

TEST(SendLoop, ExpiredTokenPausesTheChannelAndKeepsTheQueue) {
  Rig rig;
  rig.graph.will({"190", "190", "190"});
  const Outbound it = Rig::outbound("o-1");
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return !rig.process->state().paused.empty(); }));
  EXPECT_EQ(rig.process->state().paused, "the access token is no longer valid (190)");
  EXPECT_EQ(rig.outbox(it), 1);
  EXPECT_EQ(rig.dead(it), 0);
}

TEST(SendLoop, WhatCanNeverBeDeliveredIsRecordedFailedAndKept) {
  Rig rig;
  rig.graph.will({"131026"});
  const Outbound it = Rig::outbound("o-1");
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.tickets.told.size() == 1; }));
  EXPECT_EQ(rig.tickets.told[0].state, DeliveryState::kFailed);
  EXPECT_EQ(rig.tickets.told[0].error_code, 131026);
  EXPECT_EQ(rig.dead(it), 1);
  EXPECT_EQ(rig.outbox(it), 0);
}

TEST(SendLoop, UnreadableEntryGoesToDeadAndHoldsUpNothing) {
  Rig rig;
  const Outbound it = Rig::outbound("o-1");
  ASSERT_TRUE(redis::append(rig.connection, redis::out_key(Rig::partition(it), it.lane), "{"));
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  EXPECT_EQ(rig.dead(it), 1);
  EXPECT_EQ(rig.graph.calls(), 1U);
}

TEST(SendLoop, LostAnswerIsMadeGoodByTheStatus) {
  Rig rig;
  rig.graph.will({"lose"});
  const Outbound it = Rig::outbound("o-1");
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() == 1; }));
  rig.tell(it, DeliveryState::kDelivered);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  EXPECT_EQ(rig.graph.calls(), 1U);
  EXPECT_EQ(rig.process->state().repeated, 0U);
  EXPECT_EQ(rig.begun(it), 0);
}

TEST(SendLoop, LostAnswerWithoutAStatusIsSaidAgainAndCounted) {
  Rig rig;
  rig.graph.will({"lose"});
  const Outbound it = Rig::outbound("o-1");
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  EXPECT_EQ(rig.graph.calls(), 2U);
  EXPECT_EQ(rig.process->state().repeated, 1U);
}

TEST(SendLoop, WhoIsInDoubtHoldsUpNobodyElse) {
  Rig rig;
  rig.graph.will({"lose"});
  const Outbound doubtful = Rig::outbound("o-1"), other = Rig::outbound("o-2", "6281200000003");
  rig.put(doubtful);
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() == 1; }));
  rig.put(other);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(other) == 0; }, 800ms));
  EXPECT_EQ(rig.outbox(doubtful), 1);
}

TEST(SendLoop, WaitIsNotCountedWhileStatusesAreNotRead) {
  Rig rig;
  const Outbound it = Rig::outbound("o-1"), other = Rig::outbound("o-2", "6281200000003");
  ASSERT_TRUE(rig.turn_until([&] { return rig.process->ownership.held().size() == kPartitions; }));
  rig.tickets.away = true;
  rig.tell(other, DeliveryState::kRead);
  ASSERT_FALSE(rig.process->status.turn(1ms));  // stuck with what tickets does not take
  rig.graph.will({"lose"});
  rig.put(it);
  EXPECT_FALSE(rig.turn_until([&] { return rig.graph.calls() > 1; }, 3s));
  rig.tickets.away = false;
  rig.tell(it, DeliveryState::kDelivered);
  EXPECT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  EXPECT_EQ(rig.graph.calls(), 1U);
}

TEST(SendLoop, KilledBetweenMarkAndRecordItWaitsForTheStatus) {
  Rig rig;
  rig.graph.will({"lose"});
  const Outbound it = Rig::outbound("o-1");
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() == 1; }));
  ASSERT_EQ(rig.begun(it), 1);
  rig.crash_and_start_another();
  rig.tell(it, DeliveryState::kSent);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  EXPECT_EQ(rig.graph.calls(), 1U);
}

TEST(SendLoop, KilledAfterTheStatusWasRecordedItIsNotSaidAgain) {
  Rig rig;
  rig.graph.will({"lose"});
  const Outbound it = Rig::outbound("o-1");
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() == 1; }));
  rig.tell(it, DeliveryState::kSent);
  ASSERT_TRUE(rig.process->status.turn(1ms));
  ASSERT_EQ(rig.length(redis::st_key(Rig::partition(it))), 0);
  rig.crash_and_start_another();
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  EXPECT_EQ(rig.graph.calls(), 1U);
}

TEST(SendLoop, KilledBetweenPartsTheNextOwnerGoesOnFromThePartThatWasNotTaken) {
  Rig rig;
  rig.graph.will({"ok", "131056"});
  const Outbound it = Rig::outbound("o-1", "6281200000002", std::string(5000, 'a'));
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() == 2; }));
  ASSERT_TRUE(rig.turn_until([&] { return rig.process->state().sent == 1; }));
  (void)rig.process->send.turn(true);
  rig.crash_and_start_another();
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  EXPECT_NE(rig.graph.bodies().back().find("o-1|1"), std::string::npos);
}

TEST(SendLoop, OwnerWhoseLeaseWasTakenSaysNothing) {
  Rig rig;
  const Outbound it = Rig::outbound("o-1");
  ASSERT_TRUE(rig.turn_until([&] { return rig.process->ownership.held().size() == kPartitions; }));
  const std::string lease = redis::lease_key("out", Rig::partition(it));
  ASSERT_TRUE(rig.connection.command({"SET", lease, "99:another"}));
  rig.put(it);
  EXPECT_FALSE(rig.turn_until([&] { return rig.graph.calls() > 0; }, 700ms));
  EXPECT_EQ(rig.begun(it), 0);
}

TEST(SendLoop, RedisThatRefusesOneNumbersRateTakesNobodyElsesTurn) {
  Rig rig;
  const Outbound first = Rig::outbound("o-1"), second = Rig::elsewhere("o-2", Channel::kMessenger);
  const std::string rate = redis::rate_key(second.to.tenant);
  ASSERT_TRUE(rig.turn_until([&] { return rig.process->ownership.held().size() == kPartitions; }));
  ASSERT_TRUE(rig.connection.command({"SET", rate, "not a bucket"}));
  rig.put(first);
  rig.put(second);
  EXPECT_FALSE(rig.process->send.turn(true));
  ASSERT_TRUE(rig.connection.command({"DEL", rate}));
  EXPECT_TRUE(rig.turn_until([&] { return rig.outbox(first) == 0 && rig.outbox(second) == 0; }));
}

TEST(SendLoop, GoesOnWhenRedisComesBack) {
  Rig rig;
  const Outbound before = Rig::outbound("o-1"), after = Rig::outbound("o-2");
  rig.put(before);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(before) == 0; }));
  rig.redis.kill();
  EXPECT_FALSE(rig.process->send.turn(true));
  rig.redis.start();
  rig.connection = redis::Connection(rig.redis.address());
  rig.put(after);
  EXPECT_TRUE(rig.turn_until([&] { return rig.outbox(after) == 0; }));
  EXPECT_EQ(rig.graph.calls(), 2U);
}

}  // namespace
}  // namespace serap::sender
