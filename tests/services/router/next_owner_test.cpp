// "Bukan wewenang kami": who is asked next, and how sure that is.
#include <numeric>

#include <gtest/gtest.h>

#include "services/router/shares.hpp"
#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

Routing after(const std::vector<std::string>& refused, std::string_view topic,
              std::string_view text) {
  Matter matter{TopicId{std::string{topic}},
                std::string{text},
                {},
                AreaCode{kBandung.home},
                AgencyCode{kBandung.host}};
  for (const std::string& code : refused) matter.not_agency.push_back(AgencyCode{code});
  return shipped().route(matter, kToday);
}

std::string owner(const std::vector<std::string>& refused, std::string_view topic,
                  std::string_view text) {
  return after(refused, topic, text).candidates.front().agency.value;
}

TEST(NextOwner, IsTheOtherLevel) {
  const std::string text = "jl melati rusak kec sukajadi";
  EXPECT_EQ(owner({"PUPR-D@3273"}, "jalan.rusak", text), "PUPR-D@32");
  EXPECT_EQ(owner({"PUPR-D@3273", "PUPR-D@32"}, "jalan.rusak", text), "PU");
}

TEST(NextOwner, IsTheHostWhenNobodyIsLeft) {
  const Routing routing = after({"PUPR-D@3273", "PUPR-D@32", "PU"}, "jalan.rusak", "kec sukajadi");
  ASSERT_EQ(routing.candidates.size(), 1U);
  EXPECT_EQ(routing.candidates.front().agency.value, "KOMINFO-D@3273");
  EXPECT_EQ(routing.reason_id,
            "semua kantor yang mungkin menyatakan bukan wewenangnya; koordinator memutuskan");
}

TEST(NextOwner, IsTheLevelOfTheTopicWhenTheWordsMeantAnotherOffice) {
  EXPECT_EQ(owner({"AGAMA"}, "pungutan.sekolah", "madrasah minta uang, kota bandung"),
            "DISDIK-K@3273");
}

TEST(NextOwner, SaysWhoRefused) {
  EXPECT_EQ(after({"PUPR-D@3273"}, "jalan.rusak", "jl melati rusak kec sukajadi").reason_id,
            "bukan wewenang Dinas PUPR Kota Bandung; urusan provinsi");
}

TEST(NextOwner, LeavesTheFirstWhereAnotherRefused) {
  const Routing routing = after({"PU"}, "jalan.rusak", "jl melati rusak kec sukajadi");
  EXPECT_EQ(routing.candidates.front().agency.value, "PUPR-D@3273");
  EXPECT_EQ(routing.reason_id, "jalan kota");
  EXPECT_EQ(routing.candidates.size(), 2U);
}

TEST(NextOwner, IsNotAskedOfTheCitizen) {
  EXPECT_EQ(after({"DISDIK-K@3273"}, "pungutan.sekolah", "sekolah minta uang, kota bandung").asks,
            "");
}

double sum_of(const Routing& routing) {
  return std::accumulate(routing.candidates.begin(), routing.candidates.end(), 0.0,
                         [](double sum, const Candidate& c) { return sum + c.p; });
}

TEST(Confidence, IsSharedOutAndNeverMoreThanAll) {
  const Routing routing = route(kBandung, "jalan.rusak", "jl melati rusak kec sukajadi");
  ASSERT_EQ(routing.candidates.size(), 3U);
  EXPECT_NEAR(sum_of(routing), 1, 1e-9);
  EXPECT_GT(routing.candidates[1].p, routing.candidates[2].p);
}

TEST(Confidence, IsHalvedWhileOnlyHomeIsSupposed) {
  const Routing routing = route(kBandung, "jalan.rusak", "jalan berlubang");
  ASSERT_EQ(routing.candidates.size(), 3U);
  EXPECT_NEAR(sum_of(routing), 0.5, 1e-9);
}

TEST(Confidence, OfTheNextOwnerGrowsByWhatTheRefusedHad) {
  std::vector<Candidate> candidates{{AgencyCode{"A"}, "", "", 0.7},
                                    {AgencyCode{"B"}, "", "", 0.2},
                                    {AgencyCode{"C"}, "", "", 0.1}};
  leave_out(candidates, std::vector{AgencyCode{"A"}});
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_NEAR(candidates[0].p, 2.0 / 3, 1e-9);
  EXPECT_NEAR(candidates[1].p, 1.0 / 3, 1e-9);
}

}  // namespace
}  // namespace serap::router
