#include "services/router/seats.hpp"

#include <gtest/gtest.h>

#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

Routing pinned(const Tenant& tenant, Coordinates pin, std::string_view text) {
  return shipped().route({TopicId{"sampah"}, std::string{text}, Place{"", pin, {}, ""},
                          AreaCode{tenant.home}, AgencyCode{tenant.host}},
                         kToday);
}

TEST(Pin, InTheMiddleOfACityNamesItsRegency) {
  EXPECT_EQ(pinned(kNation, {-6.2445, 106.8005}, "sampah").place.area.value, "3174");
  EXPECT_EQ(pinned(kNation, {-3.6954, 128.1812}, "sampah").place.area.value, "8171");
}

TEST(Pin, NearHomeIsAtHome) {
  EXPECT_EQ(pinned(kBandung, {-6.89, 107.61}, "sampah").candidates.front().agency.value,
            "DLH-D@3273");
}

TEST(Pin, AtSeaSaysNothing) {
  const Routing routing = pinned(kNation, {-11.5, 100.0}, "sampah");
  EXPECT_EQ(routing.place.area.value, "");
  EXPECT_EQ(routing.asks, "area");
}

TEST(Pin, BetweenRegenciesOffersThem) {
  Seats seats;
  ASSERT_TRUE(
      seats.add("s", "latitude\tlongitude\tregency\n-7.0\t110.0\t3301\n-7.0\t110.2\t3302\n"));
  const Nearby nearby = seats.near({-7.0, 110.09}, {});
  EXPECT_FALSE(nearby.sure);
  EXPECT_EQ(nearby.regencies, (std::vector<AreaCode>{{"3301"}, {"3302"}}));
}

TEST(Pin, GivesWayToAMarkedName) {
  EXPECT_EQ(pinned(kNation, {-6.2445, 106.8005}, "sampah di kota bandung").place.area.value,
            "3273");
}

TEST(Pin, ChoosesAmongPlacesOfOneName) {
  EXPECT_EQ(pinned(kNation, {-6.914, 107.609}, "sampah di bandung").place.area.value, "3273");
}

TEST(SeatsFile, NamesTheLineThatIsWrong) {
  Seats seats;
  const auto added =
      seats.add("seats.tsv", "latitude\tlongitude\tregency\n-7.0\t110.0\t3301\n-7.0\tost\t3302\n");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().message, "seats.tsv:3: not a latitude, a longitude and a regency's code");
}

}  // namespace
}  // namespace serap::router
