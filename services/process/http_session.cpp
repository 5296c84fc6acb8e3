#include "services/process/http_session.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/beast/http/error.hpp>

namespace serap::process {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;
using std::chrono::seconds;

constexpr std::size_t kReadBytes = 16 * 1024;
constexpr std::size_t kLingerBytes = 16 * 1024 * 1024;
constexpr seconds kLinger{3};

// What to answer when a request cannot be read; 0: nothing, the other side is gone.
int status_of(const error_code& code) {
  if (code == http::error::header_limit) return 431;
  if (code == http::error::body_limit) return 413;
  if (code == http::error::end_of_stream || code == http::error::partial_message) return 0;
  return code.category() == http::make_error_code(http::error::bad_method).category() ? 400 : 0;
}

}  // namespace

Session::Session(std::shared_ptr<ServerLoop> loop, Socket socket)
    : loop_(std::move(loop)), socket_(std::move(socket)) {
  error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto peer = socket_.remote_endpoint(ignored);
  if (!ignored) peer_ = peer.address().to_string();
  loop_->sessions.insert(this);
  loop_->count += 1;
  enter(State::kIdle);
}

Session::~Session() {
  charge(0);
  loop_->sessions.erase(this);
  const std::lock_guard lock(loop_->gate);
  if (--loop_->count == 0) loop_->emptied.notify_all();
}

void Session::enter(State state) {
  const HttpServerSettings& limits = loop_->settings;
  state_ = state;
  switch (state) {
    case State::kIdle:
      deadline_ = loop_->now + limits.idle_timeout;
      break;
    case State::kReading:
      deadline_ = loop_->now + limits.read_timeout;
      break;
    case State::kAnswering:
      deadline_ = loop_->now + limits.answer_timeout;
      break;
    case State::kWriting:
      deadline_ = loop_->now + limits.write_timeout;
      break;
    case State::kStreaming:
      deadline_ = SteadyTime::max();
      break;
    case State::kClosing:
      deadline_ = loop_->now + kLinger;
      break;
  }
}

// Counts this request's body among those in hand. False: together they are too many bytes.
bool Session::charge(std::size_t body_bytes) {
  loop_->body_bytes += body_bytes - charged_;
  charged_ = body_bytes;
  return body_bytes == 0 || loop_->body_bytes <= loop_->settings.max_bodies_bytes;
}

Task<void> Session::run(std::shared_ptr<Session> self) {
  Session& s = *self;
  bool keep = true;
  bool unread = false;
  while (keep) {
    RequestParser parser(s.loop_->settings.max_header_bytes, s.loop_->settings.max_body_bytes);
    const int refused = co_await s.read(parser);
    if (refused < 0) co_return;
    unread = refused > 0;
    keep = !unread && parser.keep_alive();
    s.version_ = parser.version;
    s.head_only_ = parser.request.method == "HEAD";
    if (unread) {
      s.response_ = HttpResponse{.status = refused};
    } else {
      s.hand_over(std::move(parser.request));
      // The first piece of a stream may wake it before the stream's head is here.
      while (!s.response_ && s.socket_.is_open()) co_await s.woken();
    }
    if (!s.response_) co_return;  // closed while it waited
    keep = keep && !s.loop_->stopping;
    const HttpResponse response = *std::exchange(s.response_, std::nullopt);
    s.write_head(response, keep, s.stream_ != nullptr);
    if (s.stream_) {
      co_await s.write_stream();
      co_return;
    }
    s.charge(0);
    std::size_t sent = 0;
    s.enter(State::kWriting);
    if (!s.write_now(sent) && !co_await s.write_rest(sent)) co_return;
  }
  if (unread) co_await s.linger();
}

// Reads one request. 0: it is whole; above 0: the status to refuse it with; below 0: there is
// nobody to answer.
Task<int> Session::read(RequestParser& parser) {
  enter(State::kIdle);
  bool invited = false;
  while (true) {
    error_code code;
    if (in_.size() > 0) {
      enter(state_ == State::kIdle ? State::kReading : state_);
      in_.consume(parser.put(in_.data(), code));
      if (!charge(parser.request.body.size())) co_return 503;
      if (parser.is_done()) co_return 0;
      if (code && code != http::error::need_more)
        co_return status_of(code) == 0 ? -1 : status_of(code);
      if (parser.is_header_done() && parser.expects_continue && !invited) {
        invited = true;
        out_ = "HTTP/1.1 100 Continue\r\n\r\n";
        std::size_t sent = 0;
        if (!write_now(sent) && !co_await write_rest(sent)) co_return -1;
      }
      if (!code) continue;
      code = {};
    } else if (state_ == State::kIdle && loop_->stopping) {
      co_return -1;
    }
    const std::size_t received = co_await socket_.async_read_some(
        in_.prepare(kReadBytes), asio::redirect_error(Token{}, code));
    if (code) co_return timed_out_&& state_ == State::kReading ? 408 : -1;
    in_.commit(received);
  }
}

void Session::hand_over(HttpRequest request) {
  enter(State::kAnswering);
  number_ += 1;
  request.peer = peer_;
  const Reply reply{
      std::make_shared<Reply::Impl>(loop_, weak_from_this(), number_, version_ >= 11)};
  try {
    loop_->handler(std::move(request), reply);
  } catch (const std::exception&) {
    reply(HttpResponse{.status = 500});
  }
}

// Until there is a response, a piece of a stream, or the end of the connection.
Task<void> Session::woken() {
  if (response_ || !socket_.is_open()) co_return;
  co_await asio::async_initiate<const Token, void()>(
      [this](Waker waker) { waker_.emplace(std::move(waker)); }, Token{});
}

void Session::wake() {
  if (!waker_) return;
  Waker waker = std::move(*waker_);
  waker_.reset();
  std::move(waker)();
}

void Session::answer(std::uint64_t number, HttpResponse response) {
  if (number != number_ || state_ != State::kAnswering || response_) return;
  response_ = std::move(response);
  wake();
}

void Session::answer(std::uint64_t number, HttpResponse head,
                     std::shared_ptr<HttpStream::Impl> stream) {
  if (number != number_ || state_ != State::kAnswering || response_) {
    std::unique_lock lock(stream->mutex);
    stream->closed = true;
    lock.unlock();
    if (stream->on_close) stream->on_close();
    return;
  }
  stream_ = std::move(stream);
  answer(number, std::move(head));
}

void Session::expire(SteadyTime now) {
  if (now < deadline_) return;
  if (state_ == State::kAnswering) return answer(number_, HttpResponse{.status = 503});
  timed_out_ = true;
  error_code ignored;
  socket_.cancel(ignored);
  deadline_ = now + loop_->settings.write_timeout;  // for the 408
}

void Session::close() {
  state_ = State::kClosing;
  error_code ignored;
  socket_.close(ignored);
  wake();
}

// Without it, closing while the other side still sends makes the kernel answer RST, and our
// response may be lost.
Task<void> Session::linger() {
  enter(State::kClosing);
  error_code code;
  socket_.shutdown(Socket::shutdown_send, code);
  std::size_t drained = in_.size();
  in_.consume(in_.size());
  while (!code && drained < kLingerBytes) {
    drained += co_await socket_.async_read_some(in_.prepare(kReadBytes),
                                                asio::redirect_error(Token{}, code));
  }
}

}  // namespace serap::process
