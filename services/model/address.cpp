#include "services/model/address.hpp"

namespace serap {

std::string_view name_of(Channel channel) {
  switch (channel) {
    case Channel::kWhatsapp:
      return "whatsapp";
    case Channel::kMessenger:
      return "messenger";
    case Channel::kInstagram:
      return "instagram";
  }
  return "whatsapp";
}

std::optional<Channel> channel_named(std::string_view name) {
  for (const Channel channel : {Channel::kWhatsapp, Channel::kMessenger, Channel::kInstagram}) {
    if (name == name_of(channel)) return channel;
  }
  return std::nullopt;
}

std::string key_of(const Address& address) {
  std::string key{name_of(address.channel)};
  key.reserve(key.size() + address.tenant.value.size() + address.id.size() + 2);
  key.append(1, '/').append(address.tenant.value).append(1, '/').append(address.id);
  return key;
}

std::optional<Address> address_from_key(std::string_view key) {
  const std::size_t first = key.find('/');
  const std::size_t second = first == key.npos ? key.npos : key.find('/', first + 1);
  if (second == key.npos) return std::nullopt;
  const std::optional<Channel> channel = channel_named(key.substr(0, first));
  if (!channel) return std::nullopt;
  return Address{*channel, TenantId{std::string{key.substr(first + 1, second - first - 1)}},
                 std::string{key.substr(second + 1)}};
}

std::uint32_t partition_of(const Address& address, std::uint32_t count) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : key_of(address)) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  hash ^= hash >> 32;  // the low bits of FNV mix poorly
  return static_cast<std::uint32_t>(hash % count);
}

}  // namespace serap
