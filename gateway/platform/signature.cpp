#include "gateway/platform/signature.hpp"

#include <array>
#include <memory>
#include <new>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "services/model/hex.hpp"

namespace serap::platform {
namespace {

constexpr std::string_view kScheme = "sha256=";
constexpr std::size_t kDigestBytes = 32;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

struct FreeMac {
  void operator()(EVP_MAC* mac) const noexcept { EVP_MAC_free(mac); }
  void operator()(EVP_MAC_CTX* context) const noexcept { EVP_MAC_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

// HMAC-SHA256 keyed with `secret`. OpenSSL fails here only without memory or without its default
// provider.
Context keyed_with(std::string_view secret) {
  const std::unique_ptr<EVP_MAC, FreeMac> mac{EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr)};
  Context context{EVP_MAC_CTX_new(mac.get())};
  std::string digest = "SHA256";
  const std::array<OSSL_PARAM, 2> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  if (!context ||
      EVP_MAC_init(context.get(), bytes_of(secret), secret.size(), parameters.data()) != 1) {
    throw std::bad_alloc();
  }
  return context;
}

std::string signature_from(EVP_MAC_CTX* context, std::string_view body) {
  std::array<unsigned char, kDigestBytes> digest{};
  std::size_t size = 0;
  EVP_MAC_init(context, nullptr, 0, nullptr);  // begins anew with the same key
  EVP_MAC_update(context, bytes_of(body), body.size());
  EVP_MAC_final(context, digest.data(), &size, digest.size());
  return std::string(kScheme) +
         hex_of({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace

struct SignatureCheck::Key {
  Context context;  // null: an empty secret
};

SignatureCheck::SignatureCheck(std::span<const std::string> secrets) {
  for (const std::string& secret : secrets)
    keys_.push_back({secret.empty() ? Context{} : keyed_with(secret)});
}

SignatureCheck::~SignatureCheck() = default;
SignatureCheck::SignatureCheck(SignatureCheck&&) noexcept = default;
SignatureCheck& SignatureCheck::operator=(SignatureCheck&&) noexcept = default;

std::optional<std::size_t> SignatureCheck::signer_of(std::string_view header,
                                                     std::string_view body) {
  if (header.size() != kScheme.size() + 2 * kDigestBytes || !header.starts_with(kScheme))
    return std::nullopt;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    EVP_MAC_CTX* context = keys_[i].context.get();
    if (context && equal_in_constant_time(signature_from(context, body), header)) return i;
  }
  return std::nullopt;
}

std::string signature_of(std::string_view body, std::string_view secret) {
  return signature_from(keyed_with(secret).get(), body);
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace serap::platform
