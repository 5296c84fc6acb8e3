#include "gateway/sender/digest.hpp"

#include <openssl/evp.h>

namespace serap::sender {
namespace {

std::string hex_of(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::string base64_of(std::string_view bytes) {
  const std::string in(bytes);
  std::string out(4 * ((in.size() + 2) / 3) + 1, '\0');
  const auto* from = static_cast<const unsigned char*>(static_cast<const void*>(in.data()));
  auto* to = static_cast<unsigned char*>(static_cast<void*>(out.data()));
  out.resize(static_cast<std::size_t>(EVP_EncodeBlock(to, from, static_cast<int>(in.size()))));
  return out;
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  auto* to = static_cast<unsigned char*>(static_cast<void*>(digest.data()));
  EVP_Digest(bytes.data(), bytes.size(), to, &size, EVP_sha256(), nullptr);
  digest.resize(size);
  return digest;
}

bool tells(std::string_view told, std::string_view digest) {
  if (told.empty()) return true;
  std::string lower(told);
  for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string_view base64 = told;
  while (base64.ends_with('=')) base64.remove_suffix(1);
  std::string own = base64_of(digest);
  while (own.ends_with('=')) own.pop_back();
  return lower == hex_of(digest) || base64 == own;
}

}  // namespace serap::sender
