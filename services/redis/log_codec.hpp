#pragma once
// The only encoder and decoder of what stands in the logs: JSON with a version field "v". An entry
// of in:{p}, out:{p}, st:{p} and fetch:{p} is one field "e" holding that text; a timer's entry is
// two: "t" (address key, newline, name) and "d" (due, ms).
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/model/delivery.hpp"
#include "services/model/inbound.hpp"
#include "services/model/outbound.hpp"
#include "services/model/result.hpp"

namespace serap::redis {

std::string encode(const Inbound& inbound);
std::string encode(const Outbound& outbound);
std::string encode(const Delivery& delivery);
std::string encode(const Fetch& fetch);

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

// kInvalid if the entry is of a newer version or no such thing: it belongs into dead:{p} with that
// message.
Result<Inbound> decode_inbound(const Fields& fields);
Result<Outbound> decode_outbound(const Fields& fields);
Result<Delivery> decode_delivery(const Fields& fields);
Result<Fetch> decode_fetch(const Fields& fields);

// The member of due:{p} for a timer.
std::string timer_member(const Address& address, std::string_view name);

}  // namespace serap::redis
