#pragma once
#include <chrono>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"
#include "services/redis/reply.hpp"

struct redisContext;

namespace serap::redis {

// Where Redis is and how long to wait for it.
struct Server {
  std::string host = "127.0.0.1";
  int port = 7379;
  std::string password;  // empty: none
  std::chrono::milliseconds connect_timeout{1000};
  std::chrono::milliseconds timeout{5000};  // of each answer; blocking reads add their own wait
};

// One blocking connection, one thread at a time. Connects on first use and again after an error: a
// failed call says kUnavailable and what was sent may or may not have happened.
class Connection {
 public:
  explicit Connection(Server server);
  ~Connection();
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;

  // One command. An error reply is kRejected, except LOADING, READONLY, OOM, MISCONF and the like:
  // kUnavailable.
  Result<Reply> command(std::span<const std::string_view> words);
  Result<Reply> command(std::initializer_list<std::string_view> words);
  // As above for a command that may block `wait` longer than Server::timeout.
  Result<Reply> blocking_command(std::span<const std::string_view> words,
                                 std::chrono::milliseconds wait);

  // All commands in one round trip; answers in order. Error replies are in the answers
  // (ReplyView::is_error): only a lost connection fails the whole.
  Result<std::vector<Reply>> pipeline(const std::vector<std::vector<std::string>>& commands);

 private:
  Result<void> ensure_connected();
  Error lost(std::string_view doing);
  struct Free {
    void operator()(redisContext* context) const noexcept;
  };
  Server server_;
  std::unique_ptr<redisContext, Free> context_;
};

// The Error for an error reply.
Error error_from_reply(std::string_view text);

}  // namespace serap::redis
