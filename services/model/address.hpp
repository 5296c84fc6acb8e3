#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/model/ids.hpp"

namespace serap {

enum class Channel { kWhatsapp, kMessenger, kInstagram };
std::string_view name_of(Channel channel);  // "whatsapp", "messenger", "instagram"
std::optional<Channel> channel_named(std::string_view name);

// Where a citizen can be reached: a channel, the tenant's own id there, and the citizen's id as
// that tenant sees it (BSUID if the payload has one, else phone digits, PSID or IGSID).
struct Address {
  Channel channel = Channel::kWhatsapp;
  TenantId tenant;
  std::string id;
  // clang-tidy 14 takes the zero in a defaulted <=> for a pointer.
  auto operator<=>(const Address&) const = default;  // NOLINT(modernize-use-nullptr)
};

// "whatsapp/111/6281200000002": a key in Redis and in maps. Never in a log: it holds the citizen's
// number.
std::string key_of(const Address& address);
std::optional<Address> address_from_key(std::string_view key);

// Which of `count` partitions an address belongs to. Fixed at install: changing it moves every
// conversation. FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv), over key_of(address).
std::uint32_t partition_of(const Address& address, std::uint32_t count);
inline constexpr std::uint32_t kPartitions = 64;

}  // namespace serap
