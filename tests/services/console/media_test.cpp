#include <gmock/gmock.h>

#include "tests/services/console/console_fixture.hpp"

namespace serap::console {
namespace {

using testing::HasSubstr;

class Media : public ConsoleTest {
 protected:
  void attach(const std::string& hash, const std::string& mime, const std::string& name = {}) {
    tickets::Line line;
    line.media.push_back({0, hash, mime, name, 12, tickets::MessageMedia::State::kStored});
    desk_.detail("evt-1").conversation.push_back(line);
  }
  process::HttpResponse get(const std::string& hash) {
    return console_.answer(signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-G/media/" + hash));
  }
};

TEST_F(Media, OfATicketThatOneSeesAreShownInPlace) {
  attach("abc", "image/jpeg");
  const auto response = get("abc");
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "bytes of abc");
  EXPECT_EQ(response.content_type, "image/jpeg");
  EXPECT_EQ(response.header("Content-Disposition"), "inline");
  EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(response.header("Cache-Control"), "private, max-age=86400, immutable");
}

TEST_F(Media, ThatHangOnNoMessageOfTheTicketAreNotGiven) {
  EXPECT_EQ(get("abc").status, 404);
  attach("other", "image/jpeg");
  EXPECT_EQ(get("abc").status, 404);
}

TEST_F(Media, AreNotGivenToStrangers) {
  attach("abc", "image/jpeg");
  EXPECT_EQ(console_.answer(request("GET", "/api/v1/tickets/SRP-26-7K3QXM-G/media/abc")).status,
            401);
}

TEST_F(Media, ThatABrowserCouldRunAreOnlyDownloaded) {
  for (const char* mime : {"image/svg+xml", "text/html", "application/pdf", ""}) {
    desk_.detail("evt-1").conversation.clear();
    attach("abc", mime, "surat \"x\"\r\n.html");
    const auto response = get("abc");
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(response.content_type, "application/octet-stream");
    EXPECT_EQ(response.header("Content-Disposition"),
              "attachment; filename=\"surat__x___.html\"; "
              "filename*=UTF-8''surat%20%22x%22%0D%0A.html");
    EXPECT_THAT(std::string{response.header("Content-Security-Policy").value_or("")},
                HasSubstr("sandbox"));
  }
}

}  // namespace
}  // namespace serap::console
