// What a connection sends: heads, bodies, streams.
#include <boost/asio/redirect_error.hpp>

#include "services/process/http_session.hpp"

namespace serap::process {

using boost::system::error_code;

namespace {

enum class Piece { kNone, kMore, kLast, kEnd };

Piece take_piece(HttpStream::Impl& stream, std::string& out) {
  const std::lock_guard lock(stream.mutex);
  if (stream.closed) return Piece::kEnd;
  if (stream.waiting.empty() && !stream.ending) return Piece::kNone;
  out = std::exchange(stream.waiting, {});
  if (stream.ending && stream.chunked) out += "0\r\n\r\n";
  return stream.ending ? Piece::kLast : Piece::kMore;
}

}  // namespace

void Session::write_head(const HttpResponse& response, bool keep_alive, bool streaming) {
  const std::string status = std::to_string(response.status);
  const bool bodyless = response.status == 204 || response.status == 304;
  out_.clear();
  out_.append("HTTP/1.1 ").append(status).append(1, ' ').append(reason_phrase(response.status));
  out_.append("\r\nDate: ").append(loop_->date);
  if (!response.content_type.empty() && !bodyless)
    out_.append("\r\nContent-Type: ").append(response.content_type);
  if (streaming) {
    if (stream_->chunked) out_.append("\r\nTransfer-Encoding: chunked");
  } else if (!bodyless) {
    out_.append("\r\nContent-Length: ").append(std::to_string(response.body.size()));
  }
  if (!keep_alive || streaming) {
    out_.append("\r\nConnection: close");
  } else if (version_ < 11) {
    out_.append("\r\nConnection: keep-alive");
  }
  for (const auto& [name, value] : response.headers) {
    if (value.find_first_of("\r\n") != value.npos)
      continue;  // would end the header, or begin another
    out_.append("\r\n").append(name).append(": ").append(value);
  }
  out_.append("\r\n\r\n");
  if (!head_only_ && !bodyless) out_.append(response.body);
}

// Sends `out_` from `sent` on as far as the socket takes it: all of it, nearly always. False: not
// all.
bool Session::write_now(std::size_t& sent) {
  error_code code;
  sent += socket_.write_some(asio::buffer(out_.data() + sent, out_.size() - sent), code);
  return sent == out_.size();
}

// The remainder, waiting for room. False: the connection is over.
Task<bool> Session::write_rest(std::size_t sent) {
  error_code code;
  while (sent < out_.size()) {
    sent += co_await socket_.async_write_some(asio::buffer(out_.data() + sent, out_.size() - sent),
                                              asio::redirect_error(Token{}, code));
    if (code) co_return false;
    enter(State::kWriting);  // slow is fine as long as it moves
  }
  co_return true;
}

Task<bool> Session::flush() {
  enter(State::kWriting);
  std::size_t sent = 0;
  if (write_now(sent)) co_return true;
  co_return co_await write_rest(sent);
}

// A reader of a stream sends nothing more: whatever comes, it is the end.
void Session::watch_for_end() {
  socket_.async_read_some(in_.prepare(1),
                          [self = shared_from_this()](const error_code&, std::size_t) {
                            const std::shared_ptr<HttpStream::Impl> stream = self->stream_;
                            std::unique_lock lock(stream->mutex);
                            stream->closed = true;
                            lock.unlock();
                            self->wake();
                          });
}

Task<void> Session::write_stream() {
  const std::shared_ptr<HttpStream::Impl> stream = stream_;
  watch_for_end();
  bool open = co_await flush() && !head_only_;
  while (open && socket_.is_open()) {
    const Piece piece = take_piece(*stream, out_);
    if (piece == Piece::kNone) {
      enter(State::kStreaming);
      co_await woken();
    } else {
      open = piece != Piece::kEnd && co_await flush() && piece != Piece::kLast;
    }
  }
  std::unique_lock lock(stream->mutex);
  stream->closed = true;
  lock.unlock();
  if (stream->on_close) stream->on_close();
  close();
}

}  // namespace serap::process
