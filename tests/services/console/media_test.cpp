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

struct RangeCase {
  const char* header;
  int status;
  const char* body;
  const char* told;  // Content-Range
};

TEST_F(Media, AreGivenInThePiecesAPlayerAsksFor) {
  attach("abc", "audio/ogg");
  for (const RangeCase& row : {RangeCase{"bytes=0-4", 206, "bytes", "bytes 0-4/12"},
                               {"bytes=9-", 206, "abc", "bytes 9-11/12"},
                               {"bytes=-3", 206, "abc", "bytes 9-11/12"},
                               {"bytes=6-99", 206, "of abc", "bytes 6-11/12"},
                               {"bytes=-99", 206, "bytes of abc", "bytes 0-11/12"},
                               {"bytes=12-", 416, "", "bytes */12"},
                               {"bytes=-0", 416, "", "bytes */12"},
                               {"bytes=4-2", 200, "bytes of abc", ""},
                               {"bytes=0-1,3-4", 200, "bytes of abc", ""},
                               {"bytes=18446744073709551616-", 200, "bytes of abc", ""},
                               {"bytes=x-1", 200, "bytes of abc", ""},
                               {"lines=0-1", 200, "bytes of abc", ""}}) {
    process::HttpRequest asked = signed_in("GET", "/api/v1/tickets/SRP-26-7K3QXM-G/media/abc");
    asked.add_header("Range", row.header);
    const auto response = console_.answer(asked);
    EXPECT_EQ(response.status, row.status) << row.header;
    EXPECT_EQ(response.body, row.body) << row.header;
    EXPECT_EQ(response.header("Content-Range").value_or(""), row.told) << row.header;
    EXPECT_EQ(response.header("Accept-Ranges"), "bytes");
  }
}

}  // namespace
}  // namespace serap::console
