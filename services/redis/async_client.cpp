#include "services/redis/async_client.hpp"

#include <atomic>
#include <deque>
#include <future>
#include <optional>
#include <vector>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <hiredis/async.h>
#include <hiredis/hiredis.h>

#include "services/process/io_loop_asio.hpp"

namespace serap::redis {
namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Descriptor = asio::posix::basic_stream_descriptor<Executor>;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;
using boost::system::error_code;

constexpr std::chrono::milliseconds kTick{100};  // how exactly deadlines are kept

Error away(std::string reason) {
  return {Error::Kind::kUnavailable, "redis: " + std::move(reason)};
}

Result<std::string> result_of(const redisReply* reply) {
  switch (reply->type) {
    case REDIS_REPLY_ERROR:
      return error_from_reply({reply->str, reply->len});
    case REDIS_REPLY_INTEGER:
      return std::to_string(reply->integer);
    case REDIS_REPLY_NIL:
      return Error{Error::Kind::kNotFound, "redis: nil"};
    case REDIS_REPLY_ARRAY: {
      std::string lines;
      for (std::size_t i = 0; i < reply->elements; ++i) {
        const redisReply* element = reply->element[i];
        if (element->str) lines.append(element->str, element->len);
        lines += '\n';
      }
      return lines;
    }
    default:
      return std::string{reply->str, reply->len};
  }
}

std::size_t bytes_of(std::span<const std::string_view> words) {
  std::size_t sum = 0;
  for (const std::string_view word : words) sum += word.size();
  return sum;
}

// A command on its way. Answers come in the order of the commands, so a queue is all the
// bookkeeping there is.
struct Pending {
  enum class What { kCommand, kAuth, kWait };
  What what;
  Answer answer;
  std::size_t bytes;
  SteadyClock::time_point since;
  std::size_t covers = 0;  // kWait: how many held answers it lets go
};

// One connection's descriptor. Outlives the hiredis context, so that a wait which ends late finds
// it closed.
struct Link {
  explicit Link(Executor executor) : descriptor(executor) {}
  Descriptor descriptor;
  redisAsyncContext* context = nullptr;  // null: gone
  bool connecting = true;
  bool wants_read = false, wants_write = false;
  bool waits_read = false, waits_write = false;
  bool writing = false;  // within redisAsyncHandleWrite
};

}  // namespace

// Everything on the loop's thread, but for the atomics.
struct AsyncClient::Impl : std::enable_shared_from_this<AsyncClient::Impl> {
  Impl(process::IoLoop& io, AsyncSettings s)
      : loop(io),
        settings(std::move(s)),
        executor(io.impl().context.get_executor()),
        timer(executor),
        pause(settings.reconnect_first) {}

  void start() {
    connect();
    tick();
  }

  void stop() {
    stopping = true;
    timer.cancel();
    drop();
  }

  // --- connection

  void connect() {
    redisAsyncContext* context =
        redisAsyncConnect(settings.server.host.c_str(), settings.server.port);
    if (!context || context->err != 0) {
      if (context) redisAsyncFree(context);
      return lost();
    }
    link = std::make_shared<Link>(executor);
    link->context = context;
    link->descriptor.assign(context->c.fd);
    connecting_since = SteadyClock::now();
    context->data = this;
    context->ev.data = this;
    context->ev.addRead = [](void* self) { static_cast<Impl*>(self)->want_read(true); };
    context->ev.delRead = [](void* self) { static_cast<Impl*>(self)->want_read(false); };
    context->ev.addWrite = [](void* self) { static_cast<Impl*>(self)->want_write(true); };
    context->ev.delWrite = [](void* self) { static_cast<Impl*>(self)->want_write(false); };
    context->ev.cleanup = [](void* self) { static_cast<Impl*>(self)->unlink(); };
    redisAsyncSetConnectCallback(context, [](const redisAsyncContext* c, int status) {
      if (status == REDIS_OK) static_cast<Impl*>(c->data)->greet();
    });
    want_write(true);  // the end of connecting shows as writable
  }

  void greet() {
    link->connecting = false;
    pause = settings.reconnect_first;
    is_connected = true;
    if (settings.server.password.empty()) return;
    const std::string_view words[] = {"AUTH", settings.server.password};
    send(words, {Pending::What::kAuth, {}, 0, SteadyClock::now()});
  }

  // hiredis is about to free the context; commands without an answer are answered by it right
  // after.
  void unlink() {
    if (!link) return;
    link->context = nullptr;
    link->descriptor.release();
    link.reset();
    lost();
  }

  void drop() {
    if (link) redisAsyncFree(link->context);  // unlink(), then null answers to all that is pending
    settle_all();
  }

  void lost() {
    is_connected = false;
    asio::post(executor, [self = shared_from_this()] { self->settle_all(); });
    if (stopping) return;
    reconnect_at = SteadyClock::now() + pause;
    pause = std::min(pause * 2, settings.reconnect_most);
  }

  // --- waiting for the socket

  void want_read(bool wanted) {
    if (!link) return;
    link->wants_read = wanted;
    if (!wanted || link->waits_read) return;
    link->waits_read = true;
    link->descriptor.async_wait(Descriptor::wait_read,
                                [self = shared_from_this(), line = link](const error_code&) {
                                  line->waits_read = false;
                                  if (line->context && line->wants_read)
                                    redisAsyncHandleRead(line->context);
                                  if (line->context && line->wants_read) self->want_read(true);
                                });
  }

  // A connected socket nearly always has room: write at the end of this turn of the loop, with
  // everything that the turn adds; wait for room only when hiredis could not write all.
  void want_write(bool wanted) {
    if (!link) return;
    link->wants_write = wanted;
    if (!wanted || link->waits_write) return;
    link->waits_write = true;
    if (link->connecting || link->writing) {
      link->descriptor.async_wait(
          Descriptor::wait_write,
          [self = shared_from_this(), line = link](const error_code&) { self->write(line); });
    } else {
      asio::post(executor, [self = shared_from_this(), line = link] { self->write(line); });
    }
  }

  void write(const std::shared_ptr<Link>& line) {
    line->waits_write = false;
    if (!line->context || !line->wants_write) return;
    if (!line->connecting) add_wait();
    line->writing = true;
    redisAsyncHandleWrite(line->context);
    line->writing = false;
  }

  // --- commands

  void command(std::span<const std::string_view> words, Answer answer) {
    const std::size_t bytes = bytes_of(words);
    if (!is_connected || !link) return answer(away("no connection"));
    if (count >= settings.max_in_flight || in_flight_bytes + bytes > settings.max_in_flight_bytes) {
      return answer(away("too many commands without an answer"));
    }
    send(words, {Pending::What::kCommand, std::move(answer), bytes, SteadyClock::now()});
    uncovered += 1;
  }

  void send(std::span<const std::string_view> words, Pending entry) {
    text.clear();
    sizes.clear();
    for (const std::string_view word : words) {
      text.push_back(word.data());
      sizes.push_back(word.size());
    }
    count += 1;
    in_flight_bytes += entry.bytes;
    pending.push_back(std::move(entry));
    const auto replied = [](redisAsyncContext* context, void* reply, void*) {
      static_cast<Impl*>(context->data)->replied(static_cast<const redisReply*>(reply));
    };
    redisAsyncCommandArgv(link->context, replied, nullptr, static_cast<int>(text.size()),
                          text.data(), sizes.data());
  }

  // One WAIT behind what was sent since the last one.
  void add_wait() {
    if (settings.replicas <= 0 || uncovered == 0) return;
    const std::string replicas = std::to_string(settings.replicas);
    const std::string patience = std::to_string(settings.replica_timeout.count());
    const std::string_view words[] = {"WAIT", replicas, patience};
    send(words, {Pending::What::kWait, {}, 0, SteadyClock::now(), std::exchange(uncovered, 0)});
  }

  void replied(const redisReply* reply) {
    if (pending.empty()) return;  // settle_all() was faster
    const Pending done = take_front();
    Result<std::string> result =
        reply ? result_of(reply) : Result<std::string>{away("connection lost")};
    switch (done.what) {
      case Pending::What::kAuth:
        if (!result) drop_soon();
        return;
      case Pending::What::kWait:
        return release(done.covers, reply && reply->integer >= settings.replicas);
      case Pending::What::kCommand:
        break;
    }
    if (settings.replicas <= 0 || !reply) return done.answer(std::move(result));
    held.emplace_back(done.answer, std::move(result));
  }

  void release(std::size_t covers, bool replicated) {
    for (; covers > 0 && !held.empty(); --covers) {
      auto [answer, result] = std::move(held.front());
      held.pop_front();
      if (result && !replicated) result = away("too few replicas have it");
      answer(std::move(result));
    }
  }

  Pending take_front() {
    Pending front = std::move(pending.front());
    pending.pop_front();
    count -= 1;
    in_flight_bytes -= front.bytes;
    return front;
  }

  void drop_soon() {
    asio::post(executor, [self = shared_from_this()] { self->drop(); });
  }

  // Whatever has no answer, after its connection went.
  void settle_all() {
    if (link) return;
    uncovered = 0;
    release(held.size(), false);
    while (!pending.empty()) {
      const Pending done = take_front();
      if (done.answer) done.answer(away("connection lost"));
    }
  }

  // --- time

  void tick() {
    timer.expires_after(kTick);
    timer.async_wait([self = shared_from_this()](const error_code& code) {
      if (code || self->stopping) return;
      self->look_at_the_clock();
      self->tick();
    });
  }

  void look_at_the_clock() {
    const SteadyClock::time_point now = SteadyClock::now();
    if (!link) {
      if (now >= reconnect_at) connect();
    } else if (link->connecting) {
      if (now - connecting_since > settings.server.connect_timeout) drop();
    } else if (!pending.empty() && now - pending.front().since > settings.server.timeout) {
      drop();  // what stands behind it waits for the same Redis
    }
  }

  process::IoLoop& loop;
  const AsyncSettings settings;
  const Executor executor;
  Timer timer;
  std::shared_ptr<Link> link;
  std::chrono::milliseconds pause;
  SteadyClock::time_point reconnect_at;
  SteadyClock::time_point connecting_since;
  bool stopping = false;
  std::deque<Pending> pending;
  std::deque<std::pair<Answer, Result<std::string>>>
      held;                   // with replicas: answered, not yet replicated
  std::size_t uncovered = 0;  // commands behind the last WAIT
  std::size_t in_flight_bytes = 0;
  std::vector<const char*> text;  // of the command being sent; here to keep their memory
  std::vector<std::size_t> sizes;
  std::atomic<bool> is_connected{false};
  std::atomic<std::size_t> count{0};
};

AsyncClient::AsyncClient(process::IoLoop& loop, AsyncSettings settings)
    : impl_(std::make_shared<Impl>(loop, std::move(settings))) {
  loop.post([impl = impl_] { impl->start(); });
}

AsyncClient::~AsyncClient() {
  if (impl_->loop.inside()) {
    impl_->stop();
    return;
  }
  std::promise<void> stopped;
  impl_->loop.post([&] {
    impl_->stop();
    stopped.set_value();
  });
  stopped.get_future().wait();
}

void AsyncClient::command(std::span<const std::string_view> words, Answer answer) {
  if (impl_->loop.inside()) return impl_->command(words, std::move(answer));
  std::vector<std::string> copies(words.begin(), words.end());
  impl_->loop.post([impl = impl_, copies = std::move(copies), answer = std::move(answer)] {
    const std::vector<std::string_view> views(copies.begin(), copies.end());
    impl->command(views, answer);
  });
}

bool AsyncClient::connected() const { return impl_->is_connected; }
std::size_t AsyncClient::in_flight() const { return impl_->count; }

}  // namespace serap::redis
