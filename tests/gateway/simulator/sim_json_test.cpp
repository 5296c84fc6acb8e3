#include "gateway/simulator/sim_json.hpp"

#include <gtest/gtest.h>

namespace serap::simulator {
namespace {

TEST(DeedFromJson, PhotoIsDecoded) {
  const Result<Deed> deed =
      deed_from_json(R"({"as":"Sari","kind":"photo","mime":"image/png","base64":"aGFsbw=="})");
  ASSERT_TRUE(deed);
  EXPECT_EQ(deed->file, "halo");
}

TEST(DeedFromJson, RefusesWhatIsNoDeed) {
  EXPECT_FALSE(deed_from_json("[]"));
  EXPECT_FALSE(deed_from_json(R"({"text":"halo"})"));
  EXPECT_FALSE(deed_from_json(R"({"as":"Sari","kind":"pin","lat":91,"lon":0})"));
  EXPECT_FALSE(deed_from_json(R"({"as":"Sari","kind":"photo","base64":"***"})"));
  EXPECT_FALSE(deed_from_json(R"({"as":"Sari","kind":"photo","mime":"text/html","base64":""})"));
  EXPECT_FALSE(deed_from_json(R"({"as":"Sari","channel":"telegram","text":"halo"})"));
}

}  // namespace
}  // namespace serap::simulator
