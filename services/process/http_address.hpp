#pragma once
#include <string_view>

#include "services/process/http_server.hpp"

namespace serap::process {

// Settings of a server that listens on `address`: "127.0.0.1:7201", "[::1]:7201"; port 0 for any
// free one. Throws SettingsError when it is anything else.
HttpServerSettings http_server_at(std::string_view address);

}  // namespace serap::process
