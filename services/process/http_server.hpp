#pragma once
// An HTTP/1.1 server: keep-alive, pipelining, limits, time-outs, server-sent events. Plain HTTP:
// TLS ends at the proxy in front (its seam is the socket type in http_server.cpp).
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "services/process/http_message.hpp"
#include "services/process/io_loop.hpp"

namespace serap::process {

struct HttpServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;   // 0: any free one, see HttpServer::port()
  std::size_t threads = 1;  // io threads; not used on a given IoLoop
  std::size_t handler_threads =
      0;  // 0: handlers run on the io thread and must not block; else a pool of so many
  std::size_t max_waiting =
      1024;  // requests that wait for a handler thread; one more is answered 503
  std::size_t max_connections = 4096;                         // one more is closed at once
  std::size_t max_header_bytes = std::size_t{16} * 1024;      // else 431
  std::size_t max_body_bytes = std::size_t{4} * 1024 * 1024;  // else 413
  std::size_t max_bodies_bytes =
      std::size_t{128} * 1024 * 1024;       // of all requests in hand, a thread; else 503
  std::chrono::seconds read_timeout{10};    // from a request's first byte to its last
  std::chrono::seconds idle_timeout{75};    // between requests
  std::chrono::seconds answer_timeout{60};  // from the request to the handler's answer, then 503
  std::chrono::seconds write_timeout{20};   // for a response, and for a piece of a stream
  bool reuse_port = false;  // several servers, of one or more processes, share the port
};

// A response whose end is not known yet: server-sent events. Copyable; safe to call from any
// thread.
class HttpStream {
 public:
  // Queues a piece. False when the stream is over: the other side left, or more than 1 MiB waits
  // for it.
  bool send(std::string piece) const;
  bool closed() const;
  void close() const;  // after what was sent

  struct Impl;
  explicit HttpStream(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<Impl> impl_;
};

// Answers one request. Copyable; may be called later and from any thread; the first answer counts.
// When the last copy goes without an answer, the server answers 500.
class Reply {
 public:
  void operator()(HttpResponse response) const;

  // Answers with the head of `head` (its body is the first piece) and leaves the response open.
  // `on_close` is called once, on an io thread, when the stream is over for whatever reason.
  HttpStream stream(HttpResponse head, std::function<void()> on_close = {}) const;

  struct Impl;
  explicit Reply(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<Impl> impl_;
};

// A handler that throws is answered 500.
using HttpHandler = std::function<void(HttpRequest, Reply)>;

class HttpServer {
 public:
  // Listens and serves from here on. Throws std::runtime_error, in one sentence, when it cannot
  // listen.
  HttpServer(HttpServerSettings settings, HttpHandler handler);
  // The same on a loop shared with others, which must outlive the server.
  HttpServer(IoLoop& loop, HttpServerSettings settings, HttpHandler handler);
  ~HttpServer();  // stop(0)
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;  // the one it listens on
  std::size_t connections() const;

  // Stops listening, lets requests in hand finish within `grace`, then closes what is left and
  // waits for its handlers' end. Streams are closed at once. Safe to call twice, never from a
  // handler.
  void stop(std::chrono::milliseconds grace);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace serap::process
