#pragma once
#include <string>

#include "services/ctl/command_line.hpp"
#include "services/router/port.hpp"

namespace serap::ctl {

// What was typed, as a question to the router. `home` and `host` hold where nothing was typed.
Result<router::Matter> matter_from(const CommandLine& line, const AreaCode& home,
                                   const AgencyCode& host);

// Where the place came from, in words. `without_pin` is the routing of the same matter without its
// pin.
std::string how_placed(const router::Matter& matter, const Routing& routing,
                       const Routing& without_pin);

}  // namespace serap::ctl
