#include "services/process/http_client.hpp"

#include <atomic>
#include <deque>
#include <future>
#include <set>

#include <fmt/format.h>

#include "services/process/http_connection.hpp"

namespace serap::process {
namespace {

HttpOutcome never_written(std::string reason) {
  return {.what = HttpOutcome::What::kNeverWritten, .response = {}, .reason = std::move(reason)};
}

asio::ssl::context tls_of(const Origin& origin, const std::string& ca_file) {
  asio::ssl::context tls{asio::ssl::context::tls_client};
  if (!origin.tls) return tls;
  try {
    tls.set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    tls.set_verify_mode(asio::ssl::verify_peer);
    if (ca_file.empty()) {
      tls.set_default_verify_paths();
    } else {
      tls.load_verify_file(ca_file);
    }
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error(
        fmt::format("cannot read the certificate authorities: {}", error.code().message()));
  }
  return tls;
}

// Text that went into a head line must not begin another one.
bool is_one_line(const HttpCall& call) {
  const auto broken = [](std::string_view text) { return text.find_first_of("\r\n") != text.npos; };
  if (broken(call.method) || broken(call.target) || broken(call.content_type)) return false;
  for (const auto& [name, value] : call.headers) {
    if (broken(name) || broken(value)) return false;
  }
  return !call.target.empty() && call.target.front() == '/' &&
         call.target.find(' ') == std::string::npos;
}

}  // namespace

Result<HttpResponse> HttpOutcome::result() const {
  if (what == What::kAnswered) return response;
  return Error{Error::Kind::kUnavailable, reason};
}

// All of it on the loop's thread, but for the atomics.
struct HttpClient::Impl {
  explicit Impl(HttpClientSettings s)
      : settings(std::move(s)),
        origin(parse_origin(settings.origin)),
        tls(tls_of(origin, settings.ca_file)) {}

  ~Impl() { stop(); }

  void stop() {
    if (stopping.exchange(true)) return;
    std::promise<void> done;
    loop.post([&] {
      for (PendingCall& call : std::exchange(waiting, {}))
        finish(std::move(call), never_written("the client stops"));
      for (const auto& connection : std::exchange(busy, {})) connection->abort("the client stops");
      idle.clear();
      done.set_value();
    });
    done.get_future().wait();
    loop.stop();
  }

  void finish(PendingCall call, HttpOutcome outcome) {
    in_hand -= 1;
    call.done(std::move(outcome));
  }

  // Gives waiting calls to connections as long as there are both.
  void serve() {
    const SteadyTime now = std::chrono::steady_clock::now();
    while (!waiting.empty()) {
      if (waiting.front().deadline <= now) {
        PendingCall late = std::move(waiting.front());
        waiting.pop_front();
        finish(std::move(late), never_written("no connection was free before the deadline"));
        continue;
      }
      std::shared_ptr<ClientConnection> connection = free_connection();
      if (!connection) return;
      PendingCall call = std::move(waiting.front());
      waiting.pop_front();
      busy.insert(connection);
      connection->carry(std::move(call), [this, connection = connection.get()](
                                             PendingCall ended, HttpOutcome outcome) {
        release(connection->shared_from_this());
        finish(std::move(ended), std::move(outcome));
        serve();
      });
    }
  }

  std::shared_ptr<ClientConnection> free_connection() {
    while (!idle.empty()) {
      std::shared_ptr<ClientConnection> last =
          std::move(idle.back());  // the one used last is the likeliest alive
      idle.pop_back();
      if (last->still_open()) return last;
    }
    if (busy.size() >= settings.max_connections) return nullptr;
    return std::make_shared<ClientConnection>(loop, origin, tls, settings.max_response_bytes);
  }

  void release(const std::shared_ptr<ClientConnection>& connection) {
    busy.erase(connection);
    if (connection->reusable() && !stopping) idle.push_back(connection);
  }

  void take(PendingCall call) {
    if (stopping) return finish(std::move(call), never_written("the client stops"));
    waiting.push_back(std::move(call));
    serve();
    if (!watching && !waiting.empty()) watch();
  }

  // Calls that wait have a deadline too: looked at ten times a second as long as there are any.
  void watch() {
    watching = true;
    timer.expires_after(std::chrono::milliseconds{100});
    timer.async_wait([this](const boost::system::error_code& code) {
      watching = false;
      if (code || stopping) return;
      drop_late();
      if (!watching && !waiting.empty()) watch();
    });
  }

  void drop_late() {
    const SteadyTime now = std::chrono::steady_clock::now();
    std::deque<PendingCall> kept;
    for (PendingCall& call : std::exchange(waiting, {})) {
      if (call.deadline > now) {
        kept.push_back(std::move(call));
      } else {
        finish(std::move(call), never_written("no connection was free before the deadline"));
      }
    }
    waiting = std::move(kept);
  }

  const HttpClientSettings settings;
  const Origin origin;
  asio::ssl::context tls;
  IoLoop loop;
  ClientTimer timer{loop.impl().context.get_executor()};
  bool watching = false;
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> in_hand{0};
  std::deque<PendingCall> waiting;
  std::vector<std::shared_ptr<ClientConnection>> idle;
  std::set<std::shared_ptr<ClientConnection>> busy;
};

HttpClient::HttpClient(HttpClientSettings settings)
    : impl_(std::make_unique<Impl>(std::move(settings))) {}

HttpClient::~HttpClient() = default;

void HttpClient::request(HttpCall call, std::function<void(HttpOutcome)> done) {
  PendingCall pending{std::move(call), std::move(done), {}};
  pending.deadline = std::chrono::steady_clock::now() + pending.call.deadline;
  const bool sound = is_one_line(pending.call);
  const bool full =
      ++impl_->in_hand > impl_->settings.max_waiting + impl_->settings.max_connections;
  auto work = [impl = impl_.get(), sound, full,
               pending = std::make_shared<PendingCall>(std::move(pending))] {
    if (!sound)
      return impl->finish(std::move(*pending), never_written("the call is no well-formed request"));
    if (full)
      return impl->finish(std::move(*pending), never_written("too many calls wait already"));
    impl->take(std::move(*pending));
  };
  impl_->loop.post(std::move(work));
}

HttpOutcome HttpClient::request_and_wait(HttpCall call) {
  std::promise<HttpOutcome> promise;
  request(std::move(call), [&](HttpOutcome outcome) { promise.set_value(std::move(outcome)); });
  return promise.get_future().get();
}

}  // namespace serap::process
