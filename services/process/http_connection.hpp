#pragma once
// One connection of an HttpClient, plain or TLS. Only for the client's own .cpp files; everything
// on its loop's thread.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "services/process/http_client.hpp"
#include "services/process/http_origin.hpp"
#include "services/process/io_loop_asio.hpp"

namespace serap::process {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using SteadyTime = std::chrono::steady_clock::time_point;
using ClientTimer =
    asio::basic_waitable_timer<std::chrono::steady_clock,
                               asio::wait_traits<std::chrono::steady_clock>, Executor>;

struct PendingCall {
  HttpCall call;
  std::function<void(HttpOutcome)> done;
  SteadyTime deadline;
};

class ClientConnection : public std::enable_shared_from_this<ClientConnection> {
 public:
  using Ended = std::function<void(PendingCall, HttpOutcome)>;

  // Borrows all of them. Connects when first used.
  ClientConnection(IoLoop& loop, const Origin& origin, asio::ssl::context& tls,
                   std::size_t max_response_bytes);

  // Carries one call to its end, which is at the latest its deadline; one call at a time.
  void carry(PendingCall call, Ended ended);
  void abort(std::string reason);
  // After a call: the connection may carry another one.
  bool reusable() const { return reusable_; }
  // False when the other side closed it while it was idle, or it was idle too long.
  bool still_open();

 private:
  Task<void> run();
  Task<bool> connect();
  Task<bool> handshake();
  Task<bool> write(const std::string& bytes);
  Task<bool> read();
  Task<std::size_t> read_some();
  std::string head_of(const HttpCall& call) const;
  void fail(std::string reason);
  void end(HttpOutcome outcome);
  void close();

  const Executor executor_;
  const Origin& origin_;
  asio::ssl::context& tls_context_;
  const std::size_t max_response_bytes_;
  asio::ip::basic_resolver<asio::ip::tcp, Executor> resolver_;
  Socket socket_;
  std::optional<asio::ssl::stream<Socket&>> tls_;
  ClientTimer timer_;
  boost::beast::flat_buffer in_;
  boost::system::error_code code_;  // of the last step
  std::optional<PendingCall> pending_;
  Ended ended_;
  HttpResponse response_;
  SteadyTime idle_since_;
  bool connected_ = false;
  bool reusable_ = false;
  bool written_ = false;   // at least a byte of the call may have left
  bool received_ = false;  // at least a byte of the answer came
};

}  // namespace serap::process
