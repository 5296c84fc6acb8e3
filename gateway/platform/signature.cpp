#include "gateway/platform/signature.hpp"

#include <array>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace serap::platform {
namespace {

constexpr std::string_view kScheme = "sha256=";
constexpr std::size_t kDigestBytes = 32;

}  // namespace

std::string signature_of(std::string_view body, std::string_view secret) {
  std::array<unsigned char, kDigestBytes> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data(), &size);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text{kScheme};
  text.reserve(kScheme.size() + 2 * kDigestBytes);
  for (const unsigned char byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::optional<std::size_t> signer_of(std::string_view header, std::string_view body,
                                     std::span<const std::string> secrets) {
  if (header.size() != kScheme.size() + 2 * kDigestBytes || !header.starts_with(kScheme)) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < secrets.size(); ++i) {
    if (secrets[i].empty()) continue;
    if (equal_in_constant_time(signature_of(body, secrets[i]), header)) return i;
  }
  return std::nullopt;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace serap::platform
