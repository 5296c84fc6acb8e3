// Answers on their way from whichever thread to the connection's loop.
#include "services/model/hex.hpp"
#include "services/process/http_session.hpp"

namespace serap::process {
namespace {

// What a stream may have waiting before its reader counts as gone.
constexpr std::size_t kMaxStreamWaiting = 1024 * 1024;

// RFC 9112 7.1: size in hex, the piece, both with CRLF.
void append_chunk(std::string& out, std::string_view piece) {
  std::string size;
  for (std::size_t rest = piece.size(); rest > 0; rest /= 16)
    size.insert(size.begin(), kHexDigits[rest % 16]);
  out.append(size).append("\r\n").append(piece).append("\r\n");
}

void wake(const std::shared_ptr<ServerLoop>& loop, const std::weak_ptr<Session>& session) {
  loop->run([session] {
    if (const auto alive = session.lock()) alive->wake();
  });
}

}  // namespace

Reply::Impl::~Impl() {
  if (answered.load()) return;
  loop->run([session = session, number = number] {
    if (const auto alive = session.lock()) alive->answer(number, HttpResponse{.status = 500});
  });
}

void Reply::operator()(HttpResponse response) const {
  if (impl_->answered.exchange(true)) return;
  if (std::this_thread::get_id() == impl_->loop->thread) {
    if (const auto alive = impl_->session.lock()) alive->answer(impl_->number, std::move(response));
    return;
  }
  impl_->loop->run(
      [session = impl_->session, number = impl_->number, response = std::move(response)]() mutable {
        if (const auto alive = session.lock()) alive->answer(number, std::move(response));
      });
}

HttpStream Reply::stream(HttpResponse head, std::function<void()> on_close) const {
  auto stream = std::make_shared<HttpStream::Impl>();
  stream->loop = impl_->loop;
  stream->session = impl_->session;
  stream->on_close = std::move(on_close);
  HttpStream handle{stream};
  if (impl_->answered.exchange(true)) {
    stream->closed = true;
    return handle;
  }
  stream->chunked = impl_->chunked;
  handle.send(std::move(head.body));
  head.body.clear();
  impl_->loop->run(
      [session = impl_->session, number = impl_->number, head = std::move(head), stream]() mutable {
        if (const auto alive = session.lock())
          alive->answer(number, std::move(head), std::move(stream));
      });
  return handle;
}

bool HttpStream::send(std::string piece) const {
  {
    const std::lock_guard lock(impl_->mutex);
    if (impl_->closed || impl_->ending) return false;
    if (piece.empty()) return true;
    if (impl_->waiting.size() + piece.size() > kMaxStreamWaiting) {
      impl_->closed = true;  // the session closes when it wakes
    } else if (impl_->chunked) {
      append_chunk(impl_->waiting, piece);
    } else {
      impl_->waiting += piece;
    }
  }
  wake(impl_->loop, impl_->session);
  return !closed();
}

bool HttpStream::closed() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->closed;
}

void HttpStream::close() const {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->ending = true;
  }
  wake(impl_->loop, impl_->session);
}

}  // namespace serap::process
