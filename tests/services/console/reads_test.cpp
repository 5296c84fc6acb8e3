#include <gmock/gmock.h>

#include "tests/services/console/console_fixture.hpp"

namespace serap::console {
namespace {

using testing::HasSubstr;
using testing::Not;

class Reads : public ConsoleTest {};

TEST_F(Reads, NeedASession) {
  EXPECT_EQ(console_.answer(request("GET", "/api/v1/tickets")).status, 401);
  EXPECT_EQ(console_.answer(request("GET", "/api/v1/counts")).status, 401);
  EXPECT_EQ(console_.answer(request("GET", "/api/v1/tickets/SRP-26-7K3QXM-G")).status, 401);
}

TEST_F(Reads, PassTheFilterOn) {
  const auto response = console_.answer(signed_in(
      "GET", "/api/v1/tickets?group=new&search=jalan%20rusak&sort=due&page=3&size=20&mine=1"));
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(desk_.last_filter().group, tickets::Group::kNew);
  EXPECT_EQ(desk_.last_filter().search, "jalan rusak");
  EXPECT_EQ(desk_.last_filter().sort, tickets::Sort::kDue);
  EXPECT_EQ(desk_.last_filter().page, 3);
  EXPECT_EQ(desk_.last_filter().size, 20);
  EXPECT_TRUE(desk_.last_filter().mine);
}

TEST_F(Reads, RefuseAFilterThatIsNone) {
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/tickets?group=apa")).status, 422);
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/tickets?page=0")).status, 422);
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/tickets?size=201")).status, 422);
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/tickets?size=2x")).status, 422);
}

TEST_F(Reads, NeverTellInternalIds) {
  tickets::Line line;
  line.key = FakeDesk::key("line");
  line.text = "Halo";
  desk_.detail("evt-1").conversation.push_back(line);
  const auto list = console_.answer(signed_in("GET", "/api/v1/tickets"));
  const auto one = console_.answer(signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-G"));
  EXPECT_THAT(list.body, HasSubstr("SRP-26-7K3QXM-G"));
  EXPECT_THAT(list.body, Not(HasSubstr("wamid")));
  EXPECT_THAT(one.body, HasSubstr("Halo"));
  EXPECT_THAT(one.body, Not(HasSubstr("wamid")));
}

TEST_F(Reads, FindATicketByItsNumberAsTyped) {
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/tickets/srp267k3qxmg")).status, 200);
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-H")).status, 404);
}

TEST_F(Reads, RememberWhichTicketANumberIs) {
  console_.answer(signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-G"));
  console_.answer(signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-G"));
  EXPECT_EQ(desk_.lists(), 1);
}

TEST_F(Reads, AreNeverCachedAndNeverFramed) {
  const auto response = console_.answer(signed_in("GET", "/api/v1/tickets"));
  EXPECT_EQ(response.header("Cache-Control"), "no-store");
  EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_THAT(std::string{response.header("Content-Security-Policy").value_or("")},
              HasSubstr("frame-ancestors 'none'"));
}

TEST_F(Reads, GiveHostileTextAsJsonOnly) {
  tickets::Detail& hostile = desk_.detail("evt-1");
  hostile.text = "<script>alert(1)</script>\"\n\x80";
  hostile.row.ticket.title = "<img src=x onerror=alert(1)>";
  const auto response = console_.answer(signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-G"));
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_THAT(response.body, HasSubstr(R"(</script>\"\n)"));
  EXPECT_THAT(response.body, HasSubstr("\xEF\xBF\xBD"));  // broken UTF-8 became U+FFFD
}

TEST_F(Reads, SayTryAgainWhenTheDeskIsAway) {
  desk_.fail_next({Error::Kind::kUnavailable, "deadline exceeded"});
  const auto response = console_.answer(signed_in("GET", "/api/v1/tickets"));
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.header("Retry-After"), "10");
  EXPECT_THAT(response.body, HasSubstr("message_id"));
  EXPECT_THAT(response.body, HasSubstr("message_en"));
}

TEST_F(Reads, OfUnknownAddressesAreJsonToo) {
  const auto response = console_.answer(signed_in("GET", "/api/v1/rahasia"));
  EXPECT_EQ(response.status, 404);
  EXPECT_THAT(response.body, HasSubstr("no_such_call"));
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v2/tickets")).status, 404);
}

}  // namespace
}  // namespace serap::console
