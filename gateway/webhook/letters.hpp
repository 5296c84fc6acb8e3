#pragma once
// What a payload means for the logs. Pure: no Redis, no HTTP.
#include <cstdint>
#include <string>
#include <vector>

#include "gateway/platform/parsed.hpp"
#include "gateway/webhook/tenants.hpp"

namespace serap::webhook {

// One entry to append.
struct Letter {
  enum class Log { kIn, kStatus, kDead };
  Log log = Log::kIn;
  std::uint32_t partition = 0;
  std::string text;    // encoded, or raw in dead:{p}
  std::string reason;  // kDead only: fit for a journal
  bool operator==(const Letter&) const = default;
};

// The letters of all items, in order. An item of a tenant that is unknown, or whose app did not
// sign it, becomes a dead letter that can be replayed once the tenant's row is right. Ignored items
// have none; their reasons go to `ignored`.
std::vector<Letter> letters_of(const platform::Parsed& parsed, Channel channel,
                               const Tenants& tenants, std::size_t signer,
                               std::vector<std::string>& ignored);

// The whole of a signed body that cannot be read.
Letter dead_letter(Channel channel, std::string_view body, std::string reason);

}  // namespace serap::webhook
