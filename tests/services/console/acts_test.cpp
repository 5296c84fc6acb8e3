#include <gmock/gmock.h>

#include "tests/services/console/console_fixture.hpp"

namespace serap::console {
namespace {

using testing::HasSubstr;

constexpr const char* kAnswer = "/api/v1/tickets/SRP-26-7K3QXM-G/answer";

class Acts : public ConsoleTest {};

TEST_F(Acts, ReachTheDeskWithKeyVersionAndText) {
  const auto response =
      console_.answer(write(kAnswer, R"({"version":1,"text":"Sudah kami tambal."})"));
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(desk_.last_act().deed, tickets::Deed::kAnswer);
  EXPECT_EQ(desk_.last_act().key, "click-1");
  EXPECT_EQ(desk_.last_act().version, 1u);
  EXPECT_EQ(desk_.last_act().text, "Sudah kami tambal.");
  EXPECT_EQ(desk_.last_act().ticket.value, FakeDesk::key("evt-1"));
  EXPECT_THAT(response.body, HasSubstr(R"("status":"dijawab")"));
}

TEST_F(Acts, CarryACorrection) {
  const auto response = console_.answer(write(
      "/api/v1/tickets/SRP-26-7K3QXM-G/correct",
      R"({"reason":"ini saluran","topic":"drainase","kind":"aspirasi","agency":"PUPR-D@3273",)"
      R"("agency_name":"Dinas PUPR Kota Bandung"})"));
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(desk_.last_act().topic.value, "drainase");
  EXPECT_EQ(desk_.last_act().kind, Kind::kAspiration);
  EXPECT_EQ(desk_.last_act().agency.value, "PUPR-D@3273");
  EXPECT_EQ(desk_.last_act().agency_name, "Dinas PUPR Kota Bandung");
}

TEST_F(Acts, NameTheOtherReportByItsNumber) {
  desk_.add("evt-2", "SRP-26-3VZ7F0-W", "Jalan rusak", "DISHUB");
  const std::string number = desk_.detail("evt-2").row.ticket.number.value;
  const auto response = console_.answer(
      write("/api/v1/tickets/SRP-26-7K3QXM-G/merge", "{\"other\":\"" + number + "\"}"));
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(desk_.last_act().deed, tickets::Deed::kMerge);
  EXPECT_EQ(desk_.last_act().other.value, FakeDesk::key("evt-2"));
}

TEST_F(Acts, SayThatTheOtherReportIsNone) {
  for (const char* other : {"SRP-26-7K3QXM-H", "dua"}) {
    const auto response = console_.answer(write("/api/v1/tickets/SRP-26-7K3QXM-G/merge",
                                                std::string{"{\"other\":\""} + other + "\"}"));
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(response.body, HasSubstr("no_such_report"));
  }
  EXPECT_TRUE(desk_.last_act().key.empty());
}

TEST_F(Acts, CarryADayAndASecrecy) {
  const auto scheduled =
      console_.answer(write("/api/v1/tickets/SRP-26-7K3QXM-G/schedule",
                            R"({"until":"2026-12-01","text":"Dikerjakan 1 Desember."})"));
  ASSERT_EQ(scheduled.status, 200) << scheduled.body;
  EXPECT_EQ(desk_.last_act().until, parse_iso8601("2026-12-01T05:00:00Z"));
  const auto secret =
      console_.answer(write("/api/v1/tickets/SRP-26-7K3QXM-G/protect", R"({"secrecy":"rahasia"})"));
  ASSERT_EQ(secret.status, 200) << secret.body;
  EXPECT_EQ(desk_.last_act().secrecy, Secrecy::kSecret);
}

TEST_F(Acts, RefuseADayOrASecrecyThatIsNone) {
  const auto status_of = [&](const char* body) {
    return console_.answer(write("/api/v1/tickets/SRP-26-7K3QXM-G/schedule", body)).status;
  };
  EXPECT_EQ(status_of(R"({"until":"2026-02-30"})"), 422);
  EXPECT_EQ(status_of(R"({"until":"besok"})"), 422);
  EXPECT_EQ(status_of(R"({"secrecy":"sangat"})"), 422);
}

TEST_F(Acts, AreRefusedWithoutTheCsrfToken) {
  auto forged = signed_in("POST", kAnswer, R"({"text":"x"})");
  forged.add_header("Idempotency-Key", "click-1");
  const auto response = console_.answer(forged);
  EXPECT_EQ(response.status, 403);
  EXPECT_THAT(response.body, HasSubstr("csrf"));
  EXPECT_TRUE(desk_.last_act().key.empty());
}

TEST_F(Acts, AreRefusedWithAnotherSessionsToken) {
  auto forged = signed_in("POST", kAnswer, R"({"text":"x"})");
  forged.add_header("Idempotency-Key", "click-1");
  forged.add_header("X-Serap-CSRF", csrf_token({"token-of-budi"}));
  EXPECT_EQ(console_.answer(forged).status, 403);
}

TEST_F(Acts, AreRefusedFromASiblingSite) {
  auto foreign = write(kAnswer, R"({"text":"x"})");
  foreign.add_header("Sec-Fetch-Site", "same-site");
  EXPECT_EQ(console_.answer(foreign).status, 403);
}

TEST_F(Acts, NeedTheirKey) {
  auto keyless = signed_in("POST", kAnswer, R"({"text":"x"})");
  keyless.add_header("X-Serap-CSRF", csrf_token({"token-of-rina"}));
  EXPECT_EQ(console_.answer(keyless).status, 400);
}

TEST_F(Acts, OfAnotherRoleOrStateSayWhatToDo) {
  desk_.fail_next({Error::Kind::kConflict, "archive is not possible: it is another role's to do."});
  // The directory asks first, so the ticket is made known before the failure is armed.
  const auto response =
      console_.answer(write("/api/v1/tickets/SRP-26-7K3QXM-G/archive", R"({"reason":"iseng"})"));
  EXPECT_EQ(response.status, 409);
  EXPECT_THAT(response.body, HasSubstr("changed_meanwhile"));
  EXPECT_THAT(response.body, HasSubstr("another role's"));
}

TEST_F(Acts, OnAnOlderVersionAreAConflict) {
  const auto response = console_.answer(write(kAnswer, R"({"version":7,"text":"x"})"));
  EXPECT_EQ(response.status, 409);
}

TEST_F(Acts, OnATicketThatTheAccountMayNotSeeAreNotFound) {
  const auto response =
      console_.answer(write("/api/v1/tickets/SRP-26-000001-Z/answer", R"({"text":"x"})"));
  EXPECT_EQ(response.status, 404);
}

TEST_F(Acts, RefuseFieldsOfAnotherType) {
  EXPECT_EQ(console_.answer(write(kAnswer, R"({"text":["x"]})")).status, 422);
  EXPECT_EQ(console_.answer(write(kAnswer, R"({"version":-1,"text":"x"})")).status, 422);
  EXPECT_EQ(console_.answer(write(kAnswer, R"({"text":"x","kind":"apa"})")).status, 422);
  EXPECT_EQ(console_.answer(write(kAnswer, R"(["text"])")).status, 400);
}

TEST_F(Acts, ThatTheApiDoesNotKnowAreRefused) {
  EXPECT_EQ(console_.answer(write("/api/v1/tickets/SRP-26-7K3QXM-G/delete", "{}")).status, 404);
  EXPECT_EQ(console_.answer(signed_in("GET", kAnswer)).status, 405);
}

}  // namespace
}  // namespace serap::console
