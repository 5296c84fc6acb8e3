#pragma once
// The id that goes out with each part of a message and comes back with its status or echo.
#include <optional>
#include <string_view>

#include "services/model/ids.hpp"

namespace serap::platform {

struct OurPart {
  OutboundId outbound;
  int part = 0;
};

// From "<outbound id>|<part>"; text of another form is an id without a part.
OurPart our_part(std::string_view text);

// True for an id that this system minted: "<partition>.<letters>|<part>". Another app's metadata is
// not ours.
bool is_our_id(std::string_view text);

}  // namespace serap::platform
