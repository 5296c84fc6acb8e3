#include "services/console/file_proof.hpp"

#include <array>

#include <sodium.h>

#include "services/model/hex.hpp"

namespace serap::console {
namespace {

using Digest = std::array<unsigned char, crypto_generichash_BYTES>;

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string proof_of(const StoredMedia& file, const tickets::SessionToken& session) {
  // The session's token may be longer than a key: its digest is one.
  Digest key{};
  crypto_generichash(key.data(), key.size(), bytes_of(session.value), session.value.size(), nullptr,
                     0);
  const std::string named =
      file.hash + '\n' + file.mime + '\n' + std::to_string(file.bytes) + '\n' + file.name;
  Digest digest{};
  crypto_generichash(digest.data(), digest.size(), bytes_of(named), named.size(), key.data(),
                     key.size());
  return hex_of({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

bool is_proof(const std::string& told, const StoredMedia& file,
              const tickets::SessionToken& session) {
  const std::string right = proof_of(file, session);
  return told.size() == right.size() && sodium_memcmp(told.data(), right.data(), right.size()) == 0;
}

}  // namespace serap::console
