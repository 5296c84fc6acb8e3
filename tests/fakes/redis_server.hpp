#pragma once
#include <string>

#include "services/redis/connection.hpp"

namespace serap::fakes {

// A real redis-server of this test's own: a free port, a temporary folder, AOF with appendfsync
// always. Ends with the object.
class RedisServer {
 public:
  RedisServer();
  ~RedisServer();
  RedisServer(const RedisServer&) = delete;
  RedisServer& operator=(const RedisServer&) = delete;

  redis::Server address() const;  // how to reach it
  void kill();                    // SIGKILL
  void start();                   // again, with what it wrote to disk; waits until it answers

 private:
  std::string folder_;
  int port_ = 0;
  int pid_ = -1;
};

}  // namespace serap::fakes
