#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gateway/platform/parsed.hpp"

namespace serap::platform {

// Aborts where a parser broke its word.
inline void check_payload(Channel channel, std::string_view body) {
  const auto parsed = parse(channel, body, from_unix_milliseconds(1'790'000'000'000));
  const auto told = tell(channel, body, true);
  if (parsed.has_value() != told.has_value()) std::abort();
  if (!parsed) return;
  if (parsed->items.size() != told->size()) std::abort();
  for (const Item& item : parsed->items) {
    const auto* inbound = std::get_if<Inbound>(&item);
    if (inbound && (inbound->id.empty() || inbound->address.id.empty() ||
                    inbound->address.tenant.empty() || inbound->address.channel != channel))
      std::abort();
    const auto* ignored = std::get_if<Ignored>(&item);
    if (ignored && ignored->reason.empty()) std::abort();
  }
}

}  // namespace serap::platform
