#include "services/redis/server_settings.hpp"

namespace serap::redis {

Server server_from(const process::Settings& settings) {
  const process::Settings at = settings.section("redis");
  Server server;
  server.host = at.text("host", server.host);
  server.port = static_cast<int>(at.number("port", server.port, 1, 65535));
  process::require_loopback("redis.host", server.host + ":" + std::to_string(server.port));
  if (settings.has_secret("redis")) server.password = settings.secret("redis");
  return server;
}

}  // namespace serap::redis
