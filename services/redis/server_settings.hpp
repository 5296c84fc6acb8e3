#pragma once
#include "services/process/settings.hpp"
#include "services/redis/connection.hpp"

namespace serap::redis {

// Where the install's Redis is: section [redis] (host, port) and the secret "redis", if there is
// one. Throws SettingsError; a host beyond loopback too, for hiredis 0.14 has no TLS.
Server server_from(const process::Settings& settings);

}  // namespace serap::redis
