#include "gateway/platform/signature.hpp"

#include <fstream>
#include <iterator>
#include <vector>

#include <gtest/gtest.h>

namespace serap::platform {
namespace {

const std::vector<std::string> kSecrets{"sesame"};
constexpr std::string_view kHello =
    "sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17";

std::vector<std::string> two(std::string a, std::string b) { return {std::move(a), std::move(b)}; }

std::optional<std::size_t> signer(const std::vector<std::string>& secrets, std::string_view header,
                                  std::string_view body) {
  return SignatureCheck{secrets}.signer_of(header, body);
}

TEST(Signature, IsWhatOpensslComputes) {
  EXPECT_EQ(signature_of("hello world", "sesame"), kHello);
  EXPECT_EQ(signature_of("hello world2", "sesame"),
            "sha256=60905fdf409d0b4f721e99f6f25b31567a68a6b45e933d814e17a246be4c5a53");
  EXPECT_EQ(signature_of(R"({"object":"whatsapp_business_account","entry":[]})", "test_app_secret"),
            "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756");
}

TEST(Signature, RefusesABodyChangedByOneByte) {
  EXPECT_EQ(SignatureCheck{kSecrets}.signer_of(kHello, "hello world"), 0U);
  EXPECT_FALSE(SignatureCheck{kSecrets}.signer_of(kHello, "hello worle"));
  EXPECT_FALSE(SignatureCheck{kSecrets}.signer_of(kHello, "hello world "));
}

TEST(Signature, TellsWhichSecretSignedWhileOneIsReplaced) {
  EXPECT_EQ(signer(two("new", "sesame"), kHello, "hello world"), 1U);
  EXPECT_EQ(signer(two("sesame", "new"), kHello, "hello world"), 0U);
  EXPECT_FALSE(signer(two("new", "newer"), kHello, "hello world"));
}

TEST(Signature, RefusesOtherFormsOfTheHeader) {
  EXPECT_FALSE(SignatureCheck{kSecrets}.signer_of("", "hello world"));
  EXPECT_FALSE(SignatureCheck{kSecrets}.signer_of(kHello.substr(7), "hello world"));
  EXPECT_FALSE(SignatureCheck{kSecrets}.signer_of(std::string{kHello} + "0", "hello world"));
  EXPECT_FALSE(
      SignatureCheck{kSecrets}.signer_of("sha512" + std::string{kHello.substr(6)}, "hello world"));
}

TEST(Signature, SignsNothingWithAnEmptySecret) {
  EXPECT_FALSE(signer({""}, signature_of("x", ""), "x"));
  EXPECT_FALSE(signer({}, signature_of("x", ""), "x"));
}

TEST(Signature, IsCheckedAgainWithTheSameSecret) {
  SignatureCheck check{kSecrets};
  EXPECT_EQ(check.signer_of(kHello, "hello world"), 0U);
  EXPECT_EQ(check.signer_of(kHello, "hello world2"), std::nullopt);
  EXPECT_EQ(check.signer_of(kHello, "hello world"), 0U);
}

// Meta signs the escapes as they are on the wire, not the letters they stand for.
TEST(Signature, IsOverTheBytesOfAnEscapedPayload) {
  std::ifstream file{SERAP_SOURCE_DIR "/tests/data/webhooks/messenger/escaped_text.json"};
  const std::string body{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(signature_of(body, "sesame"),
            "sha256=872c6ea9ec6a84ab97fb9e0c7e31344bc40bfa7d6e1e3b41e885d0100a2b9ee9");
}

}  // namespace
}  // namespace serap::platform
