#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/redis/connection.hpp"

namespace serap::redis {

// A Lua script that is sent once and then called by its digest. Several calls share one round trip.
class Script {
 public:
  explicit Script(std::string_view source) : source_(source) {}
  // One call: its keys, then its arguments.
  struct Call {
    std::vector<std::string> keys;
    std::vector<std::string> arguments;
  };
  // All calls in one round trip; answers in order, error replies among them. If Redis forgot the
  // script (a restart), it is sent again and the calls are repeated: NOSCRIPT means that none of
  // them ran.
  Result<std::vector<Reply>> run(Connection& redis, const std::vector<Call>& calls);

 private:
  Result<void> load(Connection& redis);
  std::string_view source_;
  std::string digest_;
};

}  // namespace serap::redis
