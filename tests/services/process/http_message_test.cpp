#include "services/process/http_message.hpp"

#include <gtest/gtest.h>

namespace serap::process {
namespace {

TEST(HttpRequest, KeepsDotsInQueryNamesAndDecodesValues) {
  HttpRequest request;
  request.target = "/webhook?hub.mode=subscribe&hub%2Echallenge=a%20b%2Bc+d&flag";
  EXPECT_EQ(request.query("hub.mode"), "subscribe");
  EXPECT_EQ(request.query("hub.challenge"), "a b+c d");
  EXPECT_EQ(request.query("flag"), "");
  EXPECT_EQ(request.query("hub_mode"), std::nullopt);
}

TEST(HttpRequest, FindsHeadersWhateverTheirCase) {
  HttpRequest request;
  request.add_header("X-Hub-Signature", "sha1=0");
  request.add_header("x-hub-signature-256", "sha256=1");
  request.add_header("Empty", "");
  EXPECT_EQ(request.header("X-Hub-Signature-256"), "sha256=1");
  EXPECT_EQ(request.header("empty"), "");
  EXPECT_EQ(request.header("X-Hub"), std::nullopt);
}

TEST(PercentDecoded, LeavesABrokenEscapeAsItIs) {
  EXPECT_EQ(percent_decoded("100%", false), "100%");
  EXPECT_EQ(percent_decoded("%zz%4", false), "%zz%4");
  EXPECT_EQ(percent_decoded("%41%e2%82%ac", false), "A\u20ac");
}

TEST(PercentEncoded, ComesBackTheSame) {
  const std::string text = "wamid.HB=/ +\u00e9";
  EXPECT_EQ(percent_encoded(text), "wamid.HB%3D%2F%20%2B%C3%A9");
  EXPECT_EQ(percent_decoded(percent_encoded(text), true), text);
}

}  // namespace
}  // namespace serap::process
