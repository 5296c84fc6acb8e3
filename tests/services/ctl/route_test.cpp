#include "services/ctl/route.hpp"

#include <gtest/gtest.h>

namespace serap::ctl {
namespace {

const AreaCode kHome{"3273"};
const AgencyCode kHost{"KOMINFO-D@3273"};

Result<router::Matter> matter(const std::vector<std::string>& typed) {
  const auto line =
      parse_command_line(typed, {"topic", "place", "text", "pin", "home", "not"}, {"json"});
  return matter_from(*line, kHome, kHost);
}

TEST(RouteCommand, PutsEveryOptionIntoTheQuestion) {
  const auto asked = matter({"--topic", "jalan.rusak", "--place", "kec sukajadi", "--text",
                             "bolong", "--pin", "-6.9, 107.6", "--not", "PU,PUPR-D@32"});
  ASSERT_TRUE(asked) << asked.error().message;
  const router::Matter expected{TopicId{"jalan.rusak"},
                                "bolong",
                                Place{"kec sukajadi", Coordinates{-6.9, 107.6}, {}, ""},
                                kHome,
                                kHost,
                                {AgencyCode{"PU"}, AgencyCode{"PUPR-D@32"}}};
  EXPECT_EQ(*asked, expected);
}

TEST(RouteCommand, GivesAnotherHomeItsOwnHost) {
  const auto asked = matter({"--topic", "sampah", "--home", "3404"});
  EXPECT_EQ(asked->home_area.value, "3404");
  EXPECT_EQ(asked->host_agency.value, "");
}

TEST(RouteCommand, RefusesWhatItCannotAsk) {
  EXPECT_FALSE(matter({"--place", "dago"})) << "no topic";
  EXPECT_FALSE(matter({"--topic", "sampah", "dago"})) << "a word that belongs to nothing";
  EXPECT_FALSE(matter({"--topic", "sampah", "--pin", "-6.9"}));
  EXPECT_FALSE(matter({"--topic", "sampah", "--pin", "-96.9,107"}));
}

Routing at(const std::string& area, const std::string& asks = "") {
  Routing routing;
  routing.place.area.value = area;
  routing.asks = asks;
  return routing;
}

TEST(HowPlaced, TellsSupposedFromReadFromGuessed) {
  router::Matter asked = *matter({"--topic", "sampah"});
  EXPECT_EQ(how_placed(asked, at("3273", "area"), at("3273", "area")),
            "not found, home is supposed");
  EXPECT_EQ(how_placed(asked, at(""), at("")), "not found, and not needed");
  EXPECT_EQ(how_placed(asked, at("327307"), at("327307")), "from the words");
  asked.place.pin = Coordinates{-6.9, 107.6};
  EXPECT_EQ(how_placed(asked, at("327307"), at("327307")), "from the words");
  EXPECT_EQ(how_placed(asked, at("3273"), at("3273", "area")),
            "guessed from the pin: the citizen must confirm it");
}

}  // namespace
}  // namespace serap::ctl
