#pragma once
// X-Hub-Signature-256: "sha256=" and HMAC-SHA256 of the raw body bytes, keyed with the app secret.
// https://developers.facebook.com/docs/messenger-platform/webhooks (validating payloads)
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace serap::platform {

// "sha256=" and 64 lower-case hex digits.
std::string signature_of(std::string_view body, std::string_view secret);

// Which of `secrets` `header` signs `body` with; nothing: none of them. Several are given while one
// is being replaced, or where the apps of several tenants share a route. `body` must be the bytes
// as received. Takes the same time whichever digit is wrong. An empty secret signs nothing.
std::optional<std::size_t> signer_of(std::string_view header, std::string_view body,
                                     std::span<const std::string> secrets);

// True if both are the same, without telling by its time where they differ. For tokens.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace serap::platform
