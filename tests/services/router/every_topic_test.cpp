// All topics, for four kinds of tenants: somebody that exists is always in charge.
#include <gtest/gtest.h>

#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

void expect_offices_exist(const Tenant& tenant, std::string_view place) {
  const Offices offices{shipped().table(), shipped().areas()};
  for (const Topic& topic : shipped().table().topics) {
    const Routing routing = route(tenant, topic.id.value, place);
    ASSERT_FALSE(routing.candidates.empty()) << topic.id.value;
    double sum = 0;
    for (const Candidate& candidate : routing.candidates) {
      EXPECT_TRUE(offices.with_code(candidate.agency, kToday))
          << topic.id.value << " " << candidate.agency.value;
      EXPECT_NE(candidate.agency_name, "") << topic.id.value;
      EXPECT_NE(candidate.level, "") << topic.id.value;
      sum += candidate.p;
    }
    EXPECT_LE(sum, 1.0001) << topic.id.value;
    EXPECT_GE(routing.candidates.front().p, routing.candidates.back().p) << topic.id.value;
    EXPECT_LE(routing.candidates.size(), 3U) << topic.id.value;
    EXPECT_TRUE(shipped().table().sla_class(routing.sla_class, kToday)) << topic.id.value;
    EXPECT_NE(routing.reason_id, "") << topic.id.value;
    EXPECT_NE(routing.reason_en, "") << topic.id.value;
    EXPECT_EQ(routing.reason_id.find('{'), std::string::npos) << topic.id.value;
  }
}

TEST(EveryTopic, ThereAre119) { EXPECT_EQ(shipped().table().topics.size(), 119U); }
TEST(EveryTopic, HasAnOfficeInBandung) { expect_offices_exist(kBandung, "kec sukajadi"); }
TEST(EveryTopic, HasAnOfficeInBandungWithoutPlace) { expect_offices_exist(kBandung, ""); }
TEST(EveryTopic, HasAnOfficeInJakarta) { expect_offices_exist(kJakartaTenant, "kec tebet"); }
TEST(EveryTopic, HasAnOfficeInJakartaWithoutPlace) { expect_offices_exist(kJakartaTenant, ""); }
TEST(EveryTopic, HasAnOfficeInAceh) { expect_offices_exist(kAceh, "kota banda aceh"); }
TEST(EveryTopic, HasAnOfficeInAcehWithoutPlace) { expect_offices_exist(kAceh, ""); }
TEST(EveryTopic, HasAnOfficeForTheNation) { expect_offices_exist(kNation, "di kab sleman"); }
TEST(EveryTopic, HasAnOfficeForTheNationWithoutPlace) { expect_offices_exist(kNation, ""); }
TEST(EveryTopic, HasAnOfficeWithoutHostAndHome) { expect_offices_exist({"", ""}, ""); }

TEST(EveryTopic, GoesToTheProvinceOrTheCentreInJakarta) {
  for (const Topic& topic : shipped().table().topics) {
    const std::string code = office(kJakartaTenant, topic.id.value, "kec tebet");
    EXPECT_TRUE(code.ends_with("@31") || code.find('@') == std::string::npos)
        << topic.id.value << " " << code;
  }
}

}  // namespace
}  // namespace serap::router
