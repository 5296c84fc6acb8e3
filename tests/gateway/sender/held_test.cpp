// Messages whose window is closed, and lines that go together.
#include <gtest/gtest.h>

#include "tests/gateway/sender/rig.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

Outbound late(Outbound it, std::chrono::hours silence) {
  it.last_inbound = kNoon - silence;
  return it;
}

TEST(ClosedWindow, IsNotTriedAtThePlatformButGoesBackToTheConversation) {
  Rig rig;
  Outbound it = late(Rig::outbound("o-1"), 25h);
  it.ticket = TicketId{"t-1"};
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.tickets.told.size() == 1; }));
  EXPECT_EQ(rig.graph.calls(), 0U);
  EXPECT_EQ(rig.outbox(it), 0);
  EXPECT_EQ(rig.dead(it), 0);
  const std::vector<Inbound> events = rig.events(it);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].id.value, "window|o-1");
  EXPECT_EQ(events[0].what,
            Happening(WindowClosed{OutboundId{"o-1"}, TicketId{"t-1"}, "Laporan diterima"}));
  EXPECT_EQ(rig.tickets.told[0].error_code, 131047);
}

TEST(ClosedWindow, TemplateGoesInstead) {
  Rig rig;
  Outbound it = late(Rig::outbound("o-1"), 25h);
  it.template_ = {"serap_balasan", {"R-1"}};
  it.language = "id";
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  ASSERT_EQ(rig.graph.calls(), 1U);
  EXPECT_NE(rig.graph.bodies()[0].find("\"template\""), std::string::npos);
  EXPECT_TRUE(rig.events(it).empty());
}

// Instagram has no templates: there the call to come back finds the same closed window.
TEST(ClosedWindow, CallToComeBackIsNeverHeldItself) {
  Rig rig;
  Outbound call = late(Rig::elsewhere("o-1", Channel::kInstagram), 25h);
  call.template_ = {"serap_balasan", {"R-1"}};
  rig.put(call);
  ASSERT_TRUE(rig.turn_until([&] { return rig.tickets.told.size() == 1; }));
  EXPECT_EQ(rig.graph.calls(), 0U);
  EXPECT_EQ(rig.outbox(call), 0);
  EXPECT_EQ(rig.dead(call), 0);
  EXPECT_TRUE(rig.events(call).empty());
}

TEST(ClosedWindow, OfficersWordsGoToMessengerAsAHumanAgents) {
  Rig rig;
  Outbound it = late(Rig::elsewhere("o-1", Channel::kMessenger), 72h);
  it.from_person = true;
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  ASSERT_EQ(rig.graph.calls(), 1U);
  EXPECT_NE(rig.graph.bodies()[0].find("HUMAN_AGENT"), std::string::npos);
}

TEST(ClosedWindow, RefusedByThePlatformTheNextWayIsTried) {
  Rig rig;
  rig.graph.will({"10/2018278", "10/2018278"});
  Outbound it = Rig::elsewhere("o-1", Channel::kMessenger);
  it.from_person = true;
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  ASSERT_EQ(rig.graph.calls(), 2U);  // free, human agent
  EXPECT_NE(rig.graph.bodies()[1].find("HUMAN_AGENT"), std::string::npos);
  EXPECT_EQ(rig.events(it).size(), 1U);
}

// Somebody whose partition is read first, so that all the others still wait behind them.
std::string first_citizen() {
  int number = 100;
  const auto partition = [&] {
    return Rig::partition(Rig::outbound("x", "6281299900" + std::to_string(number)));
  };
  while (partition() != 0) ++number;
  return "6281299900" + std::to_string(number);
}

// A number that may send ten a second, with more citizens waiting than that.
struct Crowd {
  Rig rig{10};
  void come() {
    for (int i = 0; i < 30; ++i)
      rig.put(Rig::outbound("c-" + std::to_string(i), "62813000000" + std::to_string(10 + i)));
  }
};

TEST(Crowd, SeveralLinesToOneCitizenBecomeOneMessage) {
  Crowd crowd;
  Rig& rig = crowd.rig;
  const Outbound first = Rig::outbound("o-1", first_citizen(), "Terima kasih.");
  const Outbound second = Rig::outbound("o-2", first_citizen(), "Di mana lokasinya?");
  rig.put(first);
  rig.put(second);
  crowd.come();
  const auto said = [&] {
    return std::any_of(rig.tickets.told.begin(), rig.tickets.told.end(),
                       [](const Delivery& one) { return one.outbound.value == "o-2"; });
  };
  ASSERT_TRUE(rig.turn_until(said));
  std::string both;
  for (const std::string& body : rig.graph.bodies()) {
    if (body.find("o-1|0") != std::string::npos) both = body;
    EXPECT_EQ(body.find("o-2|0"), std::string::npos);
  }
  EXPECT_NE(both.find(R"(Terima kasih.\n\nDi mana lokasinya?)"), std::string::npos);
  EXPECT_EQ(rig.outbox(first), 0);
}

TEST(Crowd, JoinedLinesShareTheFateOfTheirMessageAfterACrash) {
  Crowd crowd;
  Rig& rig = crowd.rig;
  const Outbound first = Rig::outbound("o-1", first_citizen(), "Terima kasih.");
  const Outbound second = Rig::outbound("o-2", first_citizen(), "Di mana lokasinya?");
  rig.put(first);
  rig.put(second);
  crowd.come();
  rig.graph.will(std::deque<std::string>(100, "lose"));
  ASSERT_TRUE(rig.turn_until([&] { return rig.begun(first) == 2; }));
  const std::size_t calls = rig.graph.calls();
  rig.graph.will({});
  rig.crash_and_start_another();
  rig.tell(first, DeliveryState::kSent);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(first) == 0; }));
  for (std::size_t i = calls; i < rig.graph.calls(); ++i)
    EXPECT_EQ(rig.graph.bodies()[i].find("lokasinya"), std::string::npos);
  EXPECT_EQ(rig.begun(first), 0);
}

TEST(Quiet, LinesToOneCitizenStayApart) {
  Rig rig;
  rig.put(Rig::outbound("o-1"));
  rig.put(Rig::outbound("o-2"));
  ASSERT_TRUE(rig.turn_until([&] { return rig.graph.calls() == 2; }));
}

}  // namespace
}  // namespace serap::sender
