#pragma once
// One connection of an HttpServer, and what the connections of one loop share. Only for the
// server's own .cpp files.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "services/process/http_parser.hpp"
#include "services/process/http_server.hpp"
#include "services/process/io_loop_asio.hpp"

namespace serap::process {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using SteadyTime = std::chrono::steady_clock::time_point;

class Session;

// Shared by the sessions of a loop and by answers still out. Everything without its own comment
// belongs to the loop's thread alone.
struct ServerLoop {
  ServerLoop(IoLoop& io, const HttpServerSettings& s, const HttpHandler& h)
      : loop(io), thread(io.impl().thread.get_id()), settings(s), handler(h) {}

  // Runs `work` on the loop unless the server is gone. From any thread; on the loop's own thread at
  // once.
  void run(std::function<void()> work);
  // Brings `now` and `date` up to date and ends what is over its time.
  void tick();
  void close_idle();
  void close_all();

  IoLoop& loop;
  const std::thread::id thread;
  const HttpServerSettings settings;
  HttpHandler handler;
  std::unordered_set<Session*> sessions;
  std::string date;  // as the Date header wants it
  SteadyTime now =
      std::chrono::steady_clock::now();  // to a quarter of a second: what time-outs need
  bool stopping = false;
  std::size_t body_bytes = 0;       // of the requests in hand
  std::mutex gate;                  // guards the next two
  bool gone = false;                // the server's loop must not be touched any more
  std::condition_variable emptied;  // count fell to 0
  std::atomic<std::size_t> count{0};
};

// One request's answer. Any thread; the first of them wins.
struct Reply::Impl {
  Impl(std::shared_ptr<ServerLoop> l, std::weak_ptr<Session> s, std::uint64_t n, bool c)
      : loop(std::move(l)), session(std::move(s)), number(n), chunked(c) {}
  ~Impl();
  const std::shared_ptr<ServerLoop> loop;
  const std::weak_ptr<Session> session;
  const std::uint64_t number;  // the request's, on its connection
  const bool chunked;          // how a stream is written
  std::atomic<bool> answered{false};
};

struct HttpStream::Impl {
  std::shared_ptr<ServerLoop> loop;
  std::weak_ptr<Session> session;
  std::function<void()> on_close;
  bool chunked = true;
  std::mutex mutex;  // guards the rest
  std::string waiting;
  bool ending = false;
  bool closed = false;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(std::shared_ptr<ServerLoop> loop, Socket socket);
  ~Session();

  // Serves until the connection ends; `self` keeps the session alive.
  static Task<void> run(std::shared_ptr<Session> self);

  // On the loop's thread. `number` is the request's: an answer that comes too late is dropped.
  void answer(std::uint64_t number, HttpResponse response);
  void answer(std::uint64_t number, HttpResponse head, std::shared_ptr<HttpStream::Impl> stream);
  void wake();
  void expire(SteadyTime now);
  void close();
  bool idle() const { return state_ == State::kIdle || state_ == State::kStreaming; }
  std::uint64_t number() const { return number_; }

 private:
  enum class State { kIdle, kReading, kAnswering, kWriting, kStreaming, kClosing };
  using Token = asio::use_awaitable_t<Executor>;
  using Waker = asio::async_result<Token, void()>::handler_type;

  void enter(State state);
  bool charge(std::size_t body_bytes);
  Task<int> read(RequestParser& parser);
  void hand_over(HttpRequest request);
  void write_head(const HttpResponse& response, bool keep_alive, bool streaming);
  bool write_now(std::size_t& sent);
  Task<bool> write_rest(std::size_t sent);
  Task<bool> flush();
  Task<void> write_stream();
  Task<void> linger();
  void watch_for_end();
  Task<void> woken();

  std::shared_ptr<ServerLoop> loop_;
  Socket socket_;
  std::string peer_;
  boost::beast::flat_buffer in_;
  std::string out_;
  State state_ = State::kIdle;
  SteadyTime deadline_;
  std::uint64_t number_ = 0;  // of the request in hand
  int version_ = 11;
  bool head_only_ = false;
  bool timed_out_ = false;
  std::size_t charged_ = 0;  // our part of ServerLoop::body_bytes
  std::optional<HttpResponse> response_;
  std::shared_ptr<HttpStream::Impl> stream_;
  std::optional<Waker> waker_;
};

}  // namespace serap::process
