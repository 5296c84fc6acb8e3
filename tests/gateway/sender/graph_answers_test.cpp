// What the sender does after each answer of the Graph API, as it can be seen from outside.
#include <gtest/gtest.h>

#include "tests/gateway/sender/rig.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

struct AnswerCase {
  const char* name;
  Channel channel;
  const char* answer;  // of the first call; the others are "ok"
  const char* does;    // again, waits, slows, pauses, fails, alarms, held
};

class Answers : public testing::TestWithParam<AnswerCase> {};

// In words what became of one message a moment after its first answer.
std::string seen(Rig& rig, const Outbound& it) {
  const ChannelState state = rig.process->board.state_of(it.to.tenant);
  if (!rig.events(it).empty()) return rig.outbox(it) == 0 ? "held" : "held and kept";
  if (rig.dead(it) == 1) return state.alarm.empty() ? "fails" : "alarms";
  if (rig.outbox(it) == 0) return rig.graph.calls() == 2 ? "again" : "once";
  if (!state.paused.empty()) return "pauses";
  return state.slowed.empty() ? "waits" : "slows";
}

TEST_P(Answers, LeadToOneDeed) {
  Rig rig;
  rig.graph.will({GetParam().answer});
  const Outbound it = GetParam().channel == Channel::kWhatsapp
                          ? Rig::outbound("o-1")
                          : Rig::elsewhere("o-1", GetParam().channel);
  rig.put(it);
  EXPECT_TRUE(rig.turn_until([&] { return seen(rig, it) == GetParam().does; }, 3s))
      << "but it " << seen(rig, it);
}

constexpr Channel kW = Channel::kWhatsapp, kM = Channel::kMessenger, kI = Channel::kInstagram;

INSTANTIATE_TEST_SUITE_P(
    Table, Answers,
    testing::Values(AnswerCase{"ServerError", kW, "500", "again"},
                    AnswerCase{"ServiceTrouble", kW, "131016", "again"},
                    AnswerCase{"PairRate", kW, "131056", "waits"},
                    AnswerCase{"NumberRate", kW, "130429", "slows"},
                    AnswerCase{"AccountRate", kW, "80007", "slows"},
                    AnswerCase{"SpamBrake", kW, "131048", "pauses"},
                    AnswerCase{"DeadToken", kW, "190", "pauses"},
                    AnswerCase{"NoPermission", kW, "10", "pauses"},
                    AnswerCase{"Policy", kW, "368", "pauses"},
                    AnswerCase{"Undeliverable", kW, "131026", "fails"},
                    AnswerCase{"EcosystemLimit", kW, "131049", "fails"},
                    AnswerCase{"BadPayload", kW, "131009", "alarms"},
                    AnswerCase{"PausedTemplate", kW, "132015", "alarms"},
                    AnswerCase{"ClosedWindow", kW, "131047", "held"},
                    AnswerCase{"UnknownCode", kW, "777777", "fails"},
                    AnswerCase{"MessengerRate", kM, "613", "slows"},
                    AnswerCase{"MessengerTrouble", kM, "1200", "again"},
                    AnswerCase{"MessengerClosedWindow", kM, "10/2018278", "held"},
                    AnswerCase{"MessengerDeadToken", kM, "190", "pauses"},
                    AnswerCase{"MessengerRestricted", kM, "10/1893063", "pauses"},
                    AnswerCase{"MessengerBlocked", kM, "200/1545041", "fails"},
                    AnswerCase{"MessengerNobody", kM, "100/2018001", "fails"},
                    AnswerCase{"MessengerPayload", kM, "100/2018109", "alarms"},
                    AnswerCase{"InstagramClosedWindow", kI, "10/2534022", "held"},
                    AnswerCase{"InstagramNobody", kI, "100/2534014", "fails"},
                    AnswerCase{"InstagramPermission", kI, "10", "pauses"}),
    [](const auto& row) { return row.param.name; });

TEST(PausedChannel, SendsItsQueueWhenTheTokenWorksAgain) {
  Rig rig;
  rig.graph.will({"190"});
  const Outbound first = Rig::outbound("o-1"), second = Rig::outbound("o-2", "6281200000003");
  rig.put(first);
  ASSERT_TRUE(rig.turn_until([&] { return !rig.process->state().paused.empty(); }));
  rig.put(second);
  rig.crash_and_start_another();  // with the new token: the pause is not waited out
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(first) + rig.outbox(second) == 0; }));
  EXPECT_EQ(rig.process->state().paused, "");
  EXPECT_EQ(rig.tickets.told.size(), 2U);
}

TEST(PausedChannel, HoldsUpNoOtherChannel) {
  Rig rig;
  rig.graph.will({"190"});
  const Outbound dead = Rig::outbound("o-1");
  const Outbound other = Rig::elsewhere("o-2", Channel::kMessenger);
  rig.put(dead);
  ASSERT_TRUE(rig.turn_until([&] { return !rig.process->state().paused.empty(); }));
  rig.put(other);
  EXPECT_TRUE(rig.turn_until([&] { return rig.outbox(other) == 0; }, 1s));
  EXPECT_EQ(rig.outbox(dead), 1);
}

TEST(UsageHeaders, ChannelAtTheEndOfItsAllowanceIsSilent) {
  Rig rig;
  rig.graph.say_in_headers(
      {{"X-Business-Use-Case-Usage",
        R"({"222":[{"call_count":100,"estimated_time_to_regain_access":5}]})"}});
  const Outbound first = Rig::elsewhere("o-1", Channel::kMessenger);
  rig.put(first);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(first) == 0; }));
  rig.put(Rig::elsewhere("o-2", Channel::kMessenger));
  EXPECT_FALSE(rig.turn_until([&] { return rig.graph.calls() > 1; }, 500ms));
}

}  // namespace
}  // namespace serap::sender
