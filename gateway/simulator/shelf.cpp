#include "gateway/simulator/shelf.hpp"

#include <array>

#include <openssl/evp.h>

namespace serap::simulator {
namespace {

std::string sha256_base64(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return base64({reinterpret_cast<const char*>(digest.data()), size});
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string Shelf::keep(std::string mime, std::string bytes, std::string name) {
  std::string hash = sha256_base64(bytes);
  const std::lock_guard lock(mutex_);
  const std::string id = std::to_string(next_++);
  files_[id] = {id, std::move(mime), std::move(bytes), std::move(name), std::move(hash)};
  return id;
}

std::optional<File> Shelf::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(id);
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

}  // namespace serap::simulator
