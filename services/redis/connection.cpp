#include "services/redis/connection.hpp"

#include <hiredis/hiredis.h>

namespace serap::redis {
namespace {

timeval timeval_from(std::chrono::milliseconds duration) {
  return {static_cast<time_t>(duration.count() / 1000),
          static_cast<suseconds_t>(duration.count() % 1000 * 1000)};
}

struct Argv {
  std::vector<const char*> text;
  std::vector<std::size_t> sizes;
};

template <class Words>
Argv argv_of(const Words& words) {
  Argv argv;
  argv.text.reserve(words.size());
  argv.sizes.reserve(words.size());
  for (const auto& word : words) {
    argv.text.push_back(word.data());
    argv.sizes.push_back(word.size());
  }
  return argv;
}

}  // namespace

Error error_from_reply(std::string_view text) {
  for (const std::string_view passing : {"LOADING", "READONLY", "OOM", "MISCONF", "CLUSTERDOWN",
                                         "TRYAGAIN", "NOREPLICAS", "MASTERDOWN", "BUSY "}) {
    if (text.starts_with(passing))
      return {Error::Kind::kUnavailable, "redis: " + std::string{text}};
  }
  return {Error::Kind::kRejected, "redis: " + std::string{text}};
}

void Connection::Free::operator()(redisContext* context) const noexcept { redisFree(context); }

Connection::Connection(Server server) : server_(std::move(server)) {}
Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

Error Connection::lost(std::string_view doing) {
  std::string reason = context_ && context_->err != 0 ? context_->errstr : "no answer";
  context_.reset();
  return {Error::Kind::kUnavailable, "redis at " + server_.host + ":" +
                                         std::to_string(server_.port) + " while " +
                                         std::string{doing} + ": " + reason};
}

Result<void> Connection::ensure_connected() {
  if (context_) return {};
  context_.reset(redisConnectWithTimeout(server_.host.c_str(), server_.port,
                                         timeval_from(server_.connect_timeout)));
  if (!context_ || context_->err != 0) return lost("connecting");
  redisSetTimeout(context_.get(), timeval_from(server_.timeout));
  redisEnableKeepAlive(context_.get());
  if (server_.password.empty()) return {};
  const Result<Reply> answer = command({"AUTH", server_.password});
  if (answer) return {};
  context_.reset();
  return answer.error();
}

Result<Reply> Connection::command(std::span<const std::string_view> words) {
  if (Result<void> connected = ensure_connected(); !connected) return connected.error();
  Argv argv = argv_of(words);
  auto* raw = static_cast<redisReply*>(redisCommandArgv(
      context_.get(), static_cast<int>(words.size()), argv.text.data(), argv.sizes.data()));
  if (!raw) return lost(words.front());
  Reply reply{raw};
  if (reply.view().is_error()) return error_from_reply(reply.view().text());
  return reply;
}

Result<Reply> Connection::command(std::initializer_list<std::string_view> words) {
  return command(std::span<const std::string_view>{words.begin(), words.size()});
}

Result<Reply> Connection::blocking_command(std::span<const std::string_view> words,
                                           std::chrono::milliseconds wait) {
  if (Result<void> connected = ensure_connected(); !connected) return connected.error();
  redisSetTimeout(context_.get(), timeval_from(server_.timeout + wait));
  Result<Reply> answer = command(words);
  if (context_) redisSetTimeout(context_.get(), timeval_from(server_.timeout));
  return answer;
}

Result<std::vector<Reply>> Connection::pipeline(
    const std::vector<std::vector<std::string>>& commands) {
  if (Result<void> connected = ensure_connected(); !connected) return connected.error();
  for (const std::vector<std::string>& words : commands) {
    Argv argv = argv_of(words);
    if (redisAppendCommandArgv(context_.get(), static_cast<int>(words.size()), argv.text.data(),
                               argv.sizes.data()) != REDIS_OK) {
      return lost("writing a pipeline");
    }
  }
  std::vector<Reply> replies;
  replies.reserve(commands.size());
  for (std::size_t i = 0; i < commands.size(); ++i) {
    void* raw = nullptr;
    if (redisGetReply(context_.get(), &raw) != REDIS_OK || !raw) return lost("reading a pipeline");
    replies.emplace_back(static_cast<redisReply*>(raw));
  }
  return replies;
}

}  // namespace serap::redis
