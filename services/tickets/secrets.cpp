#include "services/tickets/secrets.hpp"

#include <array>
#include <mutex>
#include <stdexcept>

#include <sodium.h>

namespace serap::tickets {
namespace {

std::mutex& one_hash_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

template <std::size_t N>
std::string hex_of(const std::array<unsigned char, N>& bytes) {
  std::array<char, 2 * N + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  return hex.data();
}

}  // namespace

void start_secrets() {
  if (sodium_init() < 0)
    throw std::runtime_error("libsodium cannot start: no secure random source");
}

std::string hash_password(std::string_view password) {
  const std::lock_guard lock{one_hash_at_a_time()};
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw std::runtime_error("not enough memory to hash a password");
  }
  return hash.data();
}

bool password_matches(const std::string& hash, std::string_view password) {
  const std::lock_guard lock{one_hash_at_a_time()};
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

SessionToken random_session_token() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return {hex_of(bytes)};
}

std::string random_key() { return random_session_token().value; }

std::string hash_of_token(const SessionToken& token) { return digest_of(token.value); }

// The key's hexadecimal text is the key: 64 bytes, the most that BLAKE2b takes.
std::string digest_of(std::string_view content, std::string_view key) {
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash(digest.data(), digest.size(),
                     reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                     key.empty() ? nullptr : reinterpret_cast<const unsigned char*>(key.data()),
                     key.size());
  return hex_of(digest);
}

bool equal_secrets(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace serap::tickets
