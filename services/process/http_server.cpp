#include "services/process/http_server.hpp"

#include <ctime>
#include <future>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include "services/process/handler_pool.hpp"
#include "services/process/http_session.hpp"

namespace serap::process {
namespace {

using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Token = asio::use_awaitable_t<Executor>;

constexpr std::chrono::milliseconds kTick{250};

// RFC 9110 5.6.7: "Tue, 24 Nov 2026 22:43:25 GMT".
std::string http_date(std::time_t now) {
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  const std::size_t size =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

Acceptor listen(const Executor& executor, const HttpServerSettings& settings) {
  try {
    const asio::ip::tcp::endpoint endpoint{asio::ip::make_address(settings.address), settings.port};
    Acceptor acceptor{executor};
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    if (settings.reuse_port) {
      acceptor.set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true));
    }
    acceptor.bind(endpoint);
    acceptor.listen();
    return acceptor;
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error(fmt::format("cannot listen on {}:{}: {}", settings.address,
                                         settings.port, error.code().message()));
  }
}

// The same listening socket for another loop: whichever of them is free takes the next connection.
Acceptor shared_with(const Executor& executor, Acceptor& first) {
  return Acceptor{executor, first.local_endpoint().protocol(), ::dup(first.native_handle())};
}

}  // namespace

void ServerLoop::run(std::function<void()> work) {
  if (std::this_thread::get_id() == thread) return work();
  const std::lock_guard lock(gate);
  if (!gone) asio::post(loop.impl().context, std::move(work));
}

void ServerLoop::tick() {
  now = std::chrono::steady_clock::now();
  date = http_date(std::time(nullptr));
  const std::vector<Session*> all(sessions.begin(),
                                  sessions.end());  // an expired one may leave the set
  for (Session* session : all) {
    if (sessions.contains(session)) session->expire(now);
  }
}

void ServerLoop::close_idle() {
  const std::vector<Session*> all(sessions.begin(), sessions.end());
  for (Session* session : all) {
    if (sessions.contains(session) && session->idle()) session->close();
  }
}

void ServerLoop::close_all() {
  const std::vector<Session*> all(sessions.begin(), sessions.end());
  for (Session* session : all) {
    if (sessions.contains(session)) session->close();
  }
}

namespace {

// Takes connections and keeps the time of one loop, until `stopping`.
struct Listener {
  Listener(std::shared_ptr<ServerLoop> l, Acceptor a)
      : loop(std::move(l)), acceptor(std::move(a)), timer(acceptor.get_executor()) {}

  static Task<void> accept(std::shared_ptr<Listener> self) {
    while (self->acceptor.is_open()) {
      error_code code;
      Socket socket = co_await self->acceptor.async_accept(asio::redirect_error(Token{}, code));
      if (code == asio::error::operation_aborted || code == asio::error::bad_descriptor) co_return;
      if (code) {  // no descriptors left, as a rule: those in use will be free again
        Timer pause{self->acceptor.get_executor(), kTick};
        co_await pause.async_wait(asio::redirect_error(Token{}, code));
      } else if (self->loop->count < self->loop->settings.max_connections) {
        auto session = std::make_shared<Session>(self->loop, std::move(socket));
        asio::co_spawn(self->acceptor.get_executor(), Session::run(std::move(session)),
                       asio::detached);
      }
    }
  }

  static Task<void> keep_time(std::shared_ptr<Listener> self) {
    error_code code;
    while (!code) {
      self->loop->tick();
      self->timer.expires_after(kTick);
      co_await self->timer.async_wait(asio::redirect_error(Token{}, code));
    }
  }

  void stop() {
    error_code ignored;
    loop->stopping = true;
    acceptor.close(ignored);
    loop->close_idle();
  }

  std::shared_ptr<ServerLoop> loop;
  Acceptor acceptor;
  Timer timer;
};

void run_on(ServerLoop& loop, const std::function<void()>& work) {
  std::promise<void> done;
  asio::post(loop.loop.impl().context, [&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

}  // namespace

struct HttpServer::Impl {
  Impl(std::vector<IoLoop*> shared, HttpServerSettings settings, HttpHandler handler) {
    if (settings.handler_threads > 0) {
      pool = std::make_unique<HandlerPool>(settings.handler_threads, settings.max_waiting);
      handler = pooled(*pool, std::move(handler));
    }
    for (IoLoop* loop : shared) {
      const Executor executor = loop->impl().context.get_executor();
      Acceptor acceptor = listeners.empty() ? listen(executor, settings)
                                            : shared_with(executor, listeners.front()->acceptor);
      auto server_loop = std::make_shared<ServerLoop>(*loop, settings, handler);
      listeners.push_back(std::make_shared<Listener>(std::move(server_loop), std::move(acceptor)));
    }
    port = listeners.front()->acceptor.local_endpoint().port();
    for (const auto& listener : listeners) {
      const Executor executor = listener->acceptor.get_executor();
      asio::co_spawn(executor, Listener::keep_time(listener), asio::detached);
      asio::co_spawn(executor, Listener::accept(listener), asio::detached);
    }
  }

  static HttpHandler pooled(HandlerPool& pool, HttpHandler handler) {
    return [&pool, handler = std::move(handler)](HttpRequest request, Reply reply) {
      const auto work = [&handler, reply,
                         request = std::make_shared<HttpRequest>(std::move(request))] {
        try {
          handler(std::move(*request), reply);
        } catch (const std::exception&) {
          reply(HttpResponse{.status = 500});
        }
      };
      if (!pool.run(work)) reply(HttpResponse{.status = 503, .headers = {{"Retry-After", "1"}}});
    };
  }

  void stop(std::chrono::milliseconds grace) {
    if (stopped) return;
    stopped = true;
    const SteadyTime end = std::chrono::steady_clock::now() + grace;
    for (const auto& listener : listeners) run_on(*listener->loop, [&] { listener->stop(); });
    for (const auto& listener : listeners) {
      ServerLoop& loop = *listener->loop;
      std::unique_lock lock(loop.gate);
      loop.emptied.wait_until(lock, end, [&] { return loop.count == 0; });
      lock.unlock();
      run_on(loop, [&] { loop.close_all(); });
      lock.lock();
      loop.emptied.wait(lock, [&] { return loop.count == 0; });
      loop.gone = true;
      lock.unlock();
      run_on(loop, [&] { listener->timer.cancel(); });
    }
    pool.reset();
    // A handler may hold replies, which hold the loop, which holds the handler.
    for (const auto& listener : listeners) {
      run_on(*listener->loop, [&] { listener->loop->handler = nullptr; });
    }
  }

  std::vector<std::unique_ptr<IoLoop>> own;
  std::unique_ptr<HandlerPool> pool;
  std::vector<std::shared_ptr<Listener>> listeners;
  std::uint16_t port = 0;
  bool stopped = false;
};

HttpServer::HttpServer(HttpServerSettings settings, HttpHandler handler) {
  std::vector<std::unique_ptr<IoLoop>> own;
  std::vector<IoLoop*> loops;
  for (std::size_t i = 0; i < std::max<std::size_t>(settings.threads, 1); ++i) {
    loops.push_back(own.emplace_back(std::make_unique<IoLoop>()).get());
  }
  impl_ = std::make_unique<Impl>(std::move(loops), std::move(settings), std::move(handler));
  impl_->own = std::move(own);
}

HttpServer::HttpServer(IoLoop& loop, HttpServerSettings settings, HttpHandler handler)
    : impl_(std::make_unique<Impl>(std::vector<IoLoop*>{&loop}, std::move(settings),
                                   std::move(handler))) {}

HttpServer::~HttpServer() { stop(std::chrono::milliseconds{0}); }

std::uint16_t HttpServer::port() const { return impl_->port; }

std::size_t HttpServer::connections() const {
  std::size_t sum = 0;
  for (const auto& listener : impl_->listeners) sum += listener->loop->count;
  return sum;
}

void HttpServer::stop(std::chrono::milliseconds grace) { impl_->stop(grace); }

}  // namespace serap::process
