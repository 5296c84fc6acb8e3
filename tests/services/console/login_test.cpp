#include <gmock/gmock.h>

#include "tests/services/console/console_fixture.hpp"

namespace serap::console {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kRight = R"({"email":"rina@contoh.example","password":"melati-mawar-7"})";
constexpr const char* kWrong = R"({"email":"rina@contoh.example","password":"12345"})";

class Login : public ConsoleTest {};

TEST_F(Login, SetsACookieThatScriptsAndOtherSitesCannotUse) {
  const auto response = console_.answer(request("POST", "/api/v1/login", kRight));
  ASSERT_EQ(response.status, 200);
  const std::string cookie{response.header("Set-Cookie").value_or("")};
  EXPECT_THAT(cookie, HasSubstr("; HttpOnly"));
  EXPECT_THAT(cookie, HasSubstr("; SameSite=Strict"));
  EXPECT_THAT(cookie, HasSubstr("; Path=/"));
  EXPECT_THAT(cookie, HasSubstr("; Max-Age=28800"));
  EXPECT_THAT(cookie, Not(HasSubstr("Secure")));
}

TEST_F(Login, TellsThePageItsCsrfTokenButNeverTheSession) {
  const auto response = console_.answer(request("POST", "/api/v1/login", kRight));
  EXPECT_THAT(response.body, HasSubstr(csrf_token({"token-of-rina@contoh.example"})));
  EXPECT_THAT(response.body, Not(HasSubstr("token-of-")));
}

TEST_F(Login, SaysTheSameOfAWrongPasswordAndAnUnknownAccount) {
  const auto response = console_.answer(request("POST", "/api/v1/login", kWrong));
  EXPECT_EQ(response.status, 401);
  EXPECT_THAT(response.body, HasSubstr("wrong_login"));
  EXPECT_FALSE(response.header("Set-Cookie"));
}

TEST_F(Login, SaysWaitWhenTheDeskThrottles) {
  desk_.fail_next({Error::Kind::kUnavailable, "too many log-ins failed"});
  const auto response = console_.answer(request("POST", "/api/v1/login", kWrong));
  EXPECT_EQ(response.status, 503);
  EXPECT_THAT(response.body, HasSubstr("login_unavailable"));
}

TEST_F(Login, IsRefusedFromAnotherSitesPage) {
  auto foreign = request("POST", "/api/v1/login", kRight);
  foreign.add_header("Sec-Fetch-Site", "cross-site");
  EXPECT_EQ(console_.answer(foreign).status, 403);
}

TEST_F(Login, IsRefusedFromAnotherOriginOfAnOldBrowser) {
  auto foreign = request("POST", "/api/v1/login", kRight);
  foreign.add_header("Host", "konsol.contoh.example");
  foreign.add_header("Origin", "https://jahat.example");
  EXPECT_EQ(console_.answer(foreign).status, 403);
}

TEST_F(Login, IsRefusedAsAForm) {
  auto form = request("POST", "/api/v1/login");
  form.body = "email=rina@contoh.example&password=melati-mawar-7";
  form.add_header("Content-Type", "application/x-www-form-urlencoded");
  EXPECT_EQ(console_.answer(form).status, 400);
}

TEST_F(Login, EndsWithTheCookieCleared) {
  const auto response = console_.answer(write("/api/v1/logout", "{}"));
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(std::string{response.header("Set-Cookie").value_or("")}, HasSubstr("Max-Age=0"));
}

TEST_F(Login, ClearsTheCookieOfASessionThatTheDeskForgot) {
  auto stale = request("GET", "/api/v1/me");
  stale.add_header("Cookie", "theme=dark; serap=long-gone");
  const auto response = console_.answer(stale);
  EXPECT_EQ(response.status, 401);
  EXPECT_THAT(std::string{response.header("Set-Cookie").value_or("")}, HasSubstr("Max-Age=0"));
}

class HttpsLogin : public ConsoleTest {
 protected:
  HttpsLogin() : ConsoleTest(ConsoleSettings{.https = true}) {}
};

TEST_F(HttpsLogin, SetsASecureHostCookie) {
  const auto response = console_.answer(request("POST", "/api/v1/login", kRight));
  const std::string cookie{response.header("Set-Cookie").value_or("")};
  EXPECT_THAT(cookie, testing::StartsWith("__Host-serap="));
  EXPECT_THAT(cookie, HasSubstr("; Secure"));
  EXPECT_TRUE(response.header("Strict-Transport-Security"));
}

TEST_F(HttpsLogin, TakesNoCookieWithoutItsPrefix) {
  auto plain = request("GET", "/api/v1/me");
  plain.add_header("Cookie", "serap=token-of-rina");
  EXPECT_EQ(console_.answer(plain).status, 401);
  EXPECT_EQ(console_.answer(signed_in("GET", "/api/v1/me")).status, 200);
}

}  // namespace
}  // namespace serap::console
