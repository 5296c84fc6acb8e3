#include "gateway/platform/signature.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace serap::platform {
namespace {

const std::vector<std::string> kSecrets{"sesame"};
constexpr std::string_view kHello =
    "sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17";

TEST(Signature, IsWhatOpensslComputes) {
  EXPECT_EQ(signature_of("hello world", "sesame"), kHello);
  EXPECT_EQ(signature_of("hello world2", "sesame"),
            "sha256=60905fdf409d0b4f721e99f6f25b31567a68a6b45e933d814e17a246be4c5a53");
  EXPECT_EQ(signature_of(R"({"object":"whatsapp_business_account","entry":[]})", "test_app_secret"),
            "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756");
}

TEST(Signature, RefusesABodyChangedByOneByte) {
  EXPECT_EQ(signer_of(kHello, "hello world", kSecrets), 0U);
  EXPECT_FALSE(signer_of(kHello, "hello worle", kSecrets));
  EXPECT_FALSE(signer_of(kHello, "hello world ", kSecrets));
}

TEST(Signature, TellsWhichSecretSignedWhileOneIsReplaced) {
  EXPECT_EQ(signer_of(kHello, "hello world", std::vector<std::string>{"new", "sesame"}), 1U);
  EXPECT_EQ(signer_of(kHello, "hello world", std::vector<std::string>{"sesame", "new"}), 0U);
  EXPECT_FALSE(signer_of(kHello, "hello world", std::vector<std::string>{"new", "newer"}));
}

TEST(Signature, RefusesOtherFormsOfTheHeader) {
  EXPECT_FALSE(signer_of("", "hello world", kSecrets));
  EXPECT_FALSE(signer_of(kHello.substr(7), "hello world", kSecrets));
  EXPECT_FALSE(signer_of(std::string{kHello} + "0", "hello world", kSecrets));
  EXPECT_FALSE(signer_of("sha512" + std::string{kHello.substr(6)}, "hello world", kSecrets));
}

TEST(Signature, SignsNothingWithAnEmptySecret) {
  EXPECT_FALSE(signer_of(signature_of("x", ""), "x", std::vector<std::string>{""}));
  EXPECT_FALSE(signer_of(signature_of("x", ""), "x", {}));
}

}  // namespace
}  // namespace serap::platform
