#pragma once
// Range requests (RFC 9110, 14.2): a player asks for a piece of a film to seek in it. Pure.
#include <cstdint>
#include <optional>
#include <string_view>

#include "services/process/http_message.hpp"

namespace serap::console {

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;  // included
  bool operator==(const ByteRange&) const = default;
};

// What of `size` bytes a Range header asks for: nothing when it asks for all, for several ranges or
// in no form we know (the whole is the right answer then). first > last: nothing of it is there.
std::optional<ByteRange> range_of(std::string_view header, std::uint64_t size);

// Cuts a whole response (200) down to what was asked for: 206, or 416 when nothing of it is there.
void cut(process::HttpResponse& response, std::string_view header);

}  // namespace serap::console
