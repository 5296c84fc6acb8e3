#include <gmock/gmock.h>

#include "tests/services/console/console_fixture.hpp"

namespace serap::console {
namespace {

using testing::HasSubstr;
using testing::Not;

class AtHand : public ConsoleTest {};

TEST_F(AtHand, NeedsASession) {
  EXPECT_EQ(console_.answer(request("GET", "/api/v1/kept?what=reply")).status, 401);
  EXPECT_EQ(console_.answer(request("GET", "/api/v1/figures?from=2026-11-01&to=2026-11-02")).status,
            401);
  EXPECT_EQ(console_.answer(request("GET", "/api/v1/tickets/SRP-26-7K3QXM-G/similar")).status, 401);
}

TEST_F(AtHand, KeepsAndForgetsAReply) {
  const std::string body = R"({"what":"reply","title":"Terima kasih","text":"Halo {nama}"})";
  EXPECT_EQ(console_.answer(write("/api/v1/kept", body)).status, 200);
  EXPECT_THAT(console_.answer(signed_in("GET", "/api/v1/kept?what=reply")).body,
              HasSubstr("Halo {nama}"));
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/kept?what=filter")).body, "[]");
  EXPECT_EQ(console_.answer(write("/api/v1/kept/2/forget", "{}")).status, 200);
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/kept?what=reply")).body, "[]");
}

TEST_F(AtHand, KeepsNothingWithoutTheCsrfToken) {
  const std::string body = R"({"what":"reply","title":"Terima kasih","text":"Halo"})";
  EXPECT_EQ(console_.answer(signed_in("POST", "/api/v1/kept", body)).status, 403);
  EXPECT_EQ(console_.answer(signed_in("POST", "/api/v1/kept/2/forget", "{}")).status, 403);
}

TEST_F(AtHand, RefusesWhatIsNoKeptText) {
  EXPECT_EQ(console_.answer(write("/api/v1/kept", R"({"what":"x","title":"a","text":"b"})")).status,
            422);
  EXPECT_EQ(console_.answer(write("/api/v1/kept", R"({"what":"reply","text":"b"})")).status, 422);
  EXPECT_EQ(console_.answer(write("/api/v1/kept/2x/forget", "{}")).status, 404);
}

TEST_F(AtHand, ShowsSimilarReportsWithoutInternalIds) {
  const auto response =
      console_.answer(signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-G/similar"));
  EXPECT_THAT(response.body, HasSubstr("SRP-26-2B9WKD-X"));
  EXPECT_THAT(response.body, Not(HasSubstr("wamid")));
}

TEST_F(AtHand, CountsWholeDaysInWesternIndonesia) {
  const auto response =
      console_.answer(signed_in("GET", "/api/v1/figures?from=2026-11-01&to=2026-11-30"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(iso8601(workbench_.asked.from).substr(0, 16), "2026-10-31T17:00");
  EXPECT_EQ(iso8601(workbench_.asked.to).substr(0, 16), "2026-11-30T17:00");
}

TEST_F(AtHand, RefusesAPeriodThatIsNone) {
  EXPECT_EQ(
      console_.answer(signed_in("GET", "/api/v1/figures?from=2026-11-02&to=2026-11-01")).status,
      422);
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/figures?from=kemarin&to=2026-11-01")).status,
            422);
}

TEST_F(AtHand, GivesTheFiguresAsAFile) {
  workbench_.told.all.received = 40;
  const auto response =
      console_.answer(signed_in("GET", "/api/v1/figures.csv?from=2026-11-01&to=2026-11-30"));
  EXPECT_THAT(response.content_type, HasSubstr("text/csv"));
  EXPECT_THAT(response.header("Content-Disposition").value_or(""), HasSubstr("attachment"));
  EXPECT_THAT(response.body, HasSubstr("semua,\"\",\"\",40,"));
}

}  // namespace
}  // namespace serap::console
