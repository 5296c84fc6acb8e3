#pragma once
// Names of everything that stands in Redis. All keys of a partition share the hash tag {p}, so one
// script may touch them all on a Redis Cluster too.
#include <cstdint>
#include <string>

#include "services/model/address.hpp"
#include "services/model/outbound.hpp"

namespace serap::redis {

inline std::string tagged(std::string_view name, std::uint32_t partition) {
  std::string key{name};
  return key.append(":{").append(std::to_string(partition)).append("}");
}

inline std::string in_key(std::uint32_t p) { return tagged("in", p); }  // stream: events
inline std::string st_key(std::uint32_t p) { return tagged("st", p); }  // stream: deliveries
inline std::string fetch_key(std::uint32_t p) {
  return tagged("fetch", p);
}  // stream: media to be brought from the platform
inline std::string dead_key(std::uint32_t p) {
  return tagged("dead", p);
}  // stream: what can never work, with its reason
inline std::string due_key(std::uint32_t p) {
  return tagged("due", p);
}  // sorted set: short timers by due time, ms
inline std::string out_key(std::uint32_t p, Lane lane) {  // stream a lane: what must be said
  return tagged("out", p).append(":").append(name_of(lane));
}
// Set: 12-byte digests of the events of one day (days since 1970, platform's time) that were
// committed.
inline std::string seen_key(std::uint32_t p, std::int64_t day) {
  return tagged("seen", p).append(":").append(std::to_string(day));
}
inline std::string conversation_key(std::uint32_t p, const Address& address) {
  return tagged("conv", p).append(":").append(key_of(address));
}
// Hash: another name of a citizen: their home, both as key_of().
inline std::string alias_key(std::uint32_t p) { return tagged("alias", p); }
// Text "<fence>:<token>" with a TTL; `role` is "bot" or "out".
inline std::string lease_key(std::string_view role, std::uint32_t p) {
  return tagged("lease", p).append(":").append(role);
}
inline std::string fence_key(std::string_view role, std::uint32_t p) {
  return tagged("fence", p).append(":").append(role);
}
// Hash: entry id -> how many owners crashed while it was at hand.
inline std::string crashes_key(std::uint32_t p) { return tagged("crashes", p); }
// Sorted set: processes of a role, scored by the time (ms) until which they count as alive.
inline std::string members_key(std::string_view role) {
  return std::string{"members:"}.append(role);
}
// Hash: token bucket of one of our numbers.
inline std::string rate_key(const TenantId& number) { return "rate:{" + number.value + "}"; }

}  // namespace serap::redis
