#pragma once
#include <string>

#include "services/process/http_message.hpp"
#include "services/tickets/desk_port.hpp"

namespace serap::console {

// True for pictures, sound and films that browsers show without running anything.
bool is_shown(const tickets::MessageMedia& media);

// A citizen's file, so that a browser shows it and never runs it: in place if is_shown, else as a
// download; sandboxed besides. It may be kept by this browser:
// its address is its content.
process::HttpResponse media_response(std::string bytes, const tickets::MessageMedia& media);

// Kinds that every channel takes from an office: JPEG, PNG, PDF.
bool is_answerable(std::string_view mime);

}  // namespace serap::console
