#include "services/console/pulse_news.hpp"

#include <gmock/gmock.h>

namespace serap::console {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const TicketNumber kRoad{"SRP-26-7K3QXM-G"};
const TicketNumber kLamp{"SRP-26-2B9WKD-X"};

TEST(News, AreNoneWhenNothingChanged) { EXPECT_EQ(news_between({1, 2}, {1, 2}), std::nullopt); }

TEST(News, TellTheQueueFromTheTicketOnScreen) {
  EXPECT_THAT(news_between({1, 2}, {1, 3}).value_or(""),
              HasSubstr(R"({"queue":false,"ticket":true})"));
  EXPECT_THAT(news_between({1, 2}, {5, 2}).value_or(""),
              HasSubstr(R"({"queue":true,"ticket":false})"));
}

TEST(Others, AreThoseAtTheSameTicketOnly) {
  const std::vector<Present> all{
      {"rina@a", "Rina", kRoad}, {"budi@a", "Budi", kRoad}, {"sari@a", "Sari", kLamp}};
  EXPECT_THAT(others_at(kRoad, "rina@a", all), ElementsAre("Budi"));
  EXPECT_THAT(others_at(kLamp, "sari@a", all), IsEmpty());
}

TEST(Others, AreNamedOnceHoweverManyTabsTheyHave) {
  const std::vector<Present> all{
      {"budi@a", "Budi", kRoad}, {"budi@a", "Budi", kRoad}, {"rina@a", "Rina", kRoad}};
  EXPECT_THAT(others_at(kRoad, "rina@a", all), ElementsAre("Budi"));
}

TEST(Others, AreNobodyWhereNoTicketIsOnScreen) {
  EXPECT_THAT(others_at({}, "rina@a", {{"budi@a", "Budi", {}}}), IsEmpty());
}

TEST(Others, KeepAHostileNameInsideItsEvent) {
  const std::string news = news_of_others({"Budi\n\nevent: signed_out"});
  EXPECT_EQ(news, "event: here\ndata: [\"Budi\\n\\nevent: signed_out\"]\n\n");
}

}  // namespace
}  // namespace serap::console
