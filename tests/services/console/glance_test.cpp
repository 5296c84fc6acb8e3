#include "services/console/glance.hpp"

#include <gmock/gmock.h>

#include "tests/services/console/fake_desk.hpp"

namespace serap::console {
namespace {

using testing::HasSubstr;

class GlanceTest : public testing::Test {
 protected:
  Glance look(const std::string& number = {}) {
    const auto glance = glance_at(desk_, directory_, {"token-of-rina"}, {number});
    EXPECT_TRUE(glance);
    return glance ? *glance : Glance{};
  }
  FakeDesk desk_;
  TicketDirectory directory_{desk_};
};

TEST_F(GlanceTest, IsNoNewsWhenNothingChanged) {
  EXPECT_EQ(news_between(look(), look()), std::nullopt);
}

TEST_F(GlanceTest, TellsOfANewTicket) {
  const Glance before = look();
  desk_.add("evt-2", "SRP-26-000001-Z", "Lampu padam", "DISHUB");
  EXPECT_THAT(news_between(before, look()).value_or(""), HasSubstr(R"("queue":true)"));
}

TEST_F(GlanceTest, TellsOfATickOnTheTicketOnScreen) {
  tickets::Line answer;
  answer.outgoing = true;
  answer.tick.emplace().state = DeliveryState::kSent;
  desk_.detail("evt-1").conversation.push_back(answer);
  const Glance before = look("SRP-26-7K3QXM-G");
  desk_.detail("evt-1").conversation[0].tick->state = DeliveryState::kRead;
  EXPECT_THAT(news_between(before, look("SRP-26-7K3QXM-G")).value_or(""),
              HasSubstr(R"({"queue":false,"ticket":true})"));
}

TEST_F(GlanceTest, IsRefusedForASessionThatEnded) {
  const auto glance = glance_at(desk_, directory_, {"gone"}, {});
  ASSERT_FALSE(glance);
  EXPECT_EQ(glance.error().kind, Error::Kind::kRejected);
}

}  // namespace
}  // namespace serap::console
