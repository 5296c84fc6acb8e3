#pragma once
// An HTTP/1.1 client of one origin: a pool of keep-alive connections on its own io thread, http and
// https.
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "services/model/result.hpp"
#include "services/process/http_message.hpp"

namespace serap::process {

struct HttpClientSettings {
  std::string origin = {};  // "http://127.0.0.1:7300" or "https://graph.facebook.com": no path
  std::size_t max_connections = 16;  // calls beyond these wait for a free one
  std::size_t max_waiting = 4096;    // calls that wait; one more fails at once as kNeverWritten
  std::size_t max_response_bytes = std::size_t{8} * 1024 * 1024;
  std::string ca_file = {};  // empty: the system's authorities; for a test's own one
};

struct HttpCall {
  std::string method = "GET";
  std::string target = "/";  // path and query, already encoded
  std::string body = {};
  std::string content_type = {};  // empty: none is sent
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::chrono::milliseconds deadline{10'000};  // for all of it, waiting for a connection included
};

// How a call ended. Who calls something that must not happen twice needs to know the last two
// apart.
struct HttpOutcome {
  enum class What {
    kAnswered,       // any status, 500 too
    kNeverWritten,   // no byte of the request left: calling again cannot do it twice
    kAnswerUnknown,  // at least a byte left, no whole answer came: the other side may have done it
  };
  What what = What::kNeverWritten;
  HttpResponse response;  // kAnswered
  std::string reason;     // the other two: what happened, without target, headers or body

  // kAnswered -> the response, else kUnavailable.
  Result<HttpResponse> result() const;
};

// Safe to call from several threads.
class HttpClient {
 public:
  // Throws std::runtime_error when `origin` is no origin or the authorities cannot be read.
  // Connects when first called.
  explicit HttpClient(HttpClientSettings settings);
  ~HttpClient();  // calls in hand end with kNeverWritten or kAnswerUnknown before it returns
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // `done` is called exactly once, on the client's io thread: it must not block. Redirects are not
  // followed. Nothing is sent twice, except a GET or HEAD whose kept connection turned out to be
  // closed.
  void request(HttpCall call, std::function<void(HttpOutcome)> done);

  // The same, waiting. Never from the callback of a request.
  HttpOutcome request_and_wait(HttpCall call);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace serap::process
