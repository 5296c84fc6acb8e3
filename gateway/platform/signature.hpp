#pragma once
// X-Hub-Signature-256: "sha256=" and HMAC-SHA256 of the raw body bytes, keyed with the app secret.
// https://developers.facebook.com/docs/messenger-platform/webhooks (validating payloads)
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace serap::platform {

// "sha256=" and 64 lower-case hex digits.
std::string signature_of(std::string_view body, std::string_view secret);

// Checks signatures against several secrets: one is being replaced, or the apps of several tenants
// share a route. The secrets' keyed states are made once, because making them costs ten times what
// a payload's digest does. One thread at a time.
class SignatureCheck {
 public:
  explicit SignatureCheck(std::span<const std::string> secrets);
  ~SignatureCheck();
  SignatureCheck(SignatureCheck&&) noexcept;
  SignatureCheck& operator=(SignatureCheck&&) noexcept;

  // Which of the secrets `header` signs `body` with; nothing: none of them. `body` must be the
  // bytes as received. Takes the same time whichever digit is wrong. An empty secret signs nothing.
  std::optional<std::size_t> signer_of(std::string_view header, std::string_view body);

 private:
  struct Key;
  std::vector<Key> keys_;
};

// True if both are the same, without telling by its time where they differ. For tokens.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace serap::platform
