#pragma once
#include <string>

#include "services/process/http_message.hpp"
#include "services/tickets/desk_port.hpp"

namespace serap::console {

// A citizen's file, so that a browser shows it and never runs it: pictures, sound and films of
// known types in place, all else as a download; sandboxed besides. It may be kept by this browser:
// its address is its content.
process::HttpResponse media_response(std::string bytes, const tickets::MessageMedia& media);

}  // namespace serap::console
