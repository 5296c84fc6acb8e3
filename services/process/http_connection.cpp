#include "services/process/http_connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>
#include <fmt/format.h>

#include "services/process/http_parser.hpp"

namespace serap::process {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;
using Token = asio::use_awaitable_t<Executor>;
using Endpoints = std::vector<asio::ip::tcp::endpoint>;

constexpr std::size_t kReadBytes = 16 * 1024;
// Servers close idle connections at their own time; a call must not meet one at that moment.
constexpr std::chrono::seconds kMaxIdle{20};

bool may_be_repeated(const HttpCall& call) { return call.method == "GET" || call.method == "HEAD"; }

}  // namespace

ClientConnection::ClientConnection(IoLoop& loop, const Origin& origin, asio::ssl::context& tls,
                                   std::size_t max_response_bytes)
    : executor_(loop.impl().context.get_executor()),
      origin_(origin),
      tls_context_(tls),
      max_response_bytes_(max_response_bytes),
      resolver_(executor_),
      socket_(executor_),
      timer_(executor_) {}

void ClientConnection::carry(PendingCall call, Ended ended) {
  timer_.expires_at(call.deadline);
  pending_ = std::move(call);
  ended_ = std::move(ended);
  reusable_ = written_ = received_ = false;
  timer_.async_wait([self = shared_from_this()](const error_code& code) {
    if (!code) self->abort("the deadline passed");
  });
  asio::co_spawn(
      executor_, [self = shared_from_this()]() -> Task<void> { return self->run(); },
      asio::detached);
}

void ClientConnection::abort(std::string reason) {
  close();
  fail(std::move(reason));
}

bool ClientConnection::still_open() {
  if (std::chrono::steady_clock::now() - idle_since_ > kMaxIdle) return false;
  char byte = 0;
  error_code code;
  socket_.receive(asio::buffer(&byte, 1), Socket::message_peek, code);
  return code ==
         asio::error::would_block;  // anything else is its end, or bytes that nobody asked for
}

// One try, or two for a GET whose kept connection was closed under it. Ends early when `pending_`
// went: the deadline.
Task<void> ClientConnection::run() {
  const std::shared_ptr<ClientConnection> self = shared_from_this();
  const bool kept = connected_;
  for (int attempt = 0; attempt < 2 && pending_; ++attempt) {
    if (!connected_ && !co_await connect()) co_return;
    if (!pending_) co_return;
    const std::string request = head_of(pending_->call) + pending_->call.body;
    if (co_await write(request) && co_await read()) {
      reusable_ = reusable_ && in_.size() == 0;
      if (!reusable_) close();
      idle_since_ = std::chrono::steady_clock::now();
      end({.what = HttpOutcome::What::kAnswered, .response = std::move(response_), .reason = {}});
      co_return;
    }
    close();
    const bool again = kept && attempt == 0 && !received_ && pending_ &&
                       (!written_ || may_be_repeated(pending_->call));
    if (!again) break;
    written_ = false;
  }
  fail(fmt::format("the connection broke: {}", code_.message()));
}

Task<bool> ClientConnection::connect() {
  Endpoints endpoints;
  const asio::ip::address address = asio::ip::make_address(origin_.host, code_);
  if (!code_) {
    endpoints.emplace_back(address, static_cast<std::uint16_t>(std::stoul(origin_.port)));
  } else {
    const auto found = co_await resolver_.async_resolve(origin_.host, origin_.port,
                                                        asio::redirect_error(Token{}, code_));
    for (const auto& entry : found) endpoints.push_back(entry.endpoint());
  }
  if (!pending_) co_return false;
  if (endpoints.empty()) {
    fail(fmt::format("cannot find {}: {}", origin_.host, code_.message()));
    co_return false;
  }
  socket_ = Socket{executor_};
  in_.clear();
  co_await asio::async_connect(socket_, endpoints, asio::redirect_error(Token{}, code_));
  if (!pending_) co_return false;
  if (code_) {
    fail(fmt::format("cannot connect to {}: {}", origin_.header, code_.message()));
    co_return false;
  }
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
  connected_ = !origin_.tls || co_await handshake();
  co_return connected_;
}

Task<bool> ClientConnection::handshake() {
  tls_.emplace(socket_, tls_context_);
  tls_->set_verify_callback(asio::ssl::host_name_verification(origin_.host));
  std::string name = origin_.host;  // SSL_set_tlsext_host_name, without its C cast
  SSL_ctrl(tls_->native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
           name.data());
  co_await tls_->async_handshake(asio::ssl::stream_base::client,
                                 asio::redirect_error(Token{}, code_));
  if (code_ && pending_) {
    close();
    fail(fmt::format("cannot agree on TLS with {}: {}", origin_.header, code_.message()));
  }
  co_return !code_;
}

std::string ClientConnection::head_of(const HttpCall& call) const {
  std::string head;
  head.reserve(512 + call.body.size());
  head.append(call.method)
      .append(" ")
      .append(call.target)
      .append(" HTTP/1.1\r\nHost: ")
      .append(origin_.header);
  head.append("\r\nUser-Agent: serap\r\nAccept: */*");
  if (!call.content_type.empty()) head.append("\r\nContent-Type: ").append(call.content_type);
  if (!call.body.empty() || call.method != "GET") {
    head.append("\r\nContent-Length: ").append(std::to_string(call.body.size()));
  }
  for (const auto& [name, value] : call.headers)
    head.append("\r\n").append(name).append(": ").append(value);
  return head.append("\r\n\r\n");
}

Task<bool> ClientConnection::write(const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const auto rest = asio::buffer(bytes.data() + sent, bytes.size() - sent);
    if (tls_) {
      written_ = true;  // a record may have left whole although the write failed
      sent += co_await tls_->async_write_some(rest, asio::redirect_error(Token{}, code_));
    } else {
      sent += co_await socket_.async_write_some(rest, asio::redirect_error(Token{}, code_));
      written_ = written_ || sent > 0;
    }
    if (code_) co_return false;
  }
  co_return true;
}

Task<std::size_t> ClientConnection::read_some() {
  const auto room = in_.prepare(kReadBytes);
  const std::size_t received =
      tls_ ? co_await tls_->async_read_some(room, asio::redirect_error(Token{}, code_))
           : co_await socket_.async_read_some(room, asio::redirect_error(Token{}, code_));
  in_.commit(received);
  received_ = received_ || received > 0;
  co_return received;
}

// The whole answer into `response_`; what comes before it (100 Continue) is passed over.
Task<bool> ClientConnection::read() {
  const bool to_head = pending_ && pending_->call.method == "HEAD";
  while (true) {
    ResponseParser parser(max_response_bytes_, to_head);
    while (!parser.is_done()) {
      if (in_.size() > 0) {
        in_.consume(parser.put(in_.data(), code_));
        if (parser.is_done()) break;
        if (code_ && code_ != http::error::need_more) co_return false;
        if (!code_) continue;
      }
      co_await read_some();
      const bool closed = code_ == asio::error::eof || code_ == asio::ssl::error::stream_truncated;
      if (code_ && !closed) co_return false;
      // A body without a length ends with the connection; under TLS only a proper end counts.
      if (!closed) continue;
      if (code_ != asio::error::eof || !parser.got_some()) co_return false;
      parser.put_eof(code_);
      if (code_) co_return false;
    }
    if (parser.response.status < 200) continue;
    reusable_ = parser.keep_alive();
    response_ = std::move(parser.response);
    co_return true;
  }
}

void ClientConnection::fail(std::string reason) {
  using What = HttpOutcome::What;
  end({.what = written_ ? What::kAnswerUnknown : What::kNeverWritten,
       .response = {},
       .reason = std::move(reason)});
}

void ClientConnection::end(HttpOutcome outcome) {
  if (!pending_) return;
  PendingCall pending = *std::exchange(pending_, std::nullopt);
  const Ended ended = std::exchange(ended_, {});
  timer_.cancel();
  ended(std::move(pending), std::move(outcome));
}

void ClientConnection::close() {
  error_code ignored;
  resolver_.cancel();
  socket_.close(ignored);
  connected_ = reusable_ = false;
}

}  // namespace serap::process
