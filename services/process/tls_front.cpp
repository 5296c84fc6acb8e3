#include "services/process/tls_front.hpp"

#include <array>
#include <filesystem>
#include <future>
#include <set>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "services/process/io_loop_asio.hpp"
#include "services/process/journal.hpp"

namespace serap::process {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Token = asio::use_awaitable_t<Executor>;
using Written = std::filesystem::file_time_type;
template <class T>
using Task = asio::awaitable<T, Executor>;

constexpr std::chrono::seconds kHandshakeDeadline{10};
constexpr std::chrono::seconds kLookAtFiles{30};
constexpr std::chrono::milliseconds kPause{250};
constexpr std::size_t kPiece = 16 * 1024;

std::string common_name(X509* certificate) {
  std::array<char, 256> name{};
  const int size = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName,
                                             name.data(), static_cast<int>(name.size()));
  return size > 0 ? std::string(name.data(), static_cast<std::size_t>(size)) : std::string();
}

std::shared_ptr<asio::ssl::context> context_from(const TlsSettings& settings) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1);
  context->use_certificate_chain_file(settings.certificate_file);
  context->use_private_key_file(settings.key_file, asio::ssl::context::pem);
  if (settings.client_ca_file.empty()) return context;
  context->load_verify_file(settings.client_ca_file);
  context->set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
  context->set_verify_callback([name = settings.client_name](bool good, auto& verified) {
    X509_STORE_CTX* store = verified.native_handle();
    const bool is_client = X509_STORE_CTX_get_error_depth(store) == 0;
    if (!good || !is_client || name.empty()) return good;
    return common_name(X509_STORE_CTX_get_current_cert(store)) == name;
  });
  return context;
}

// When the youngest of the files was written.
Written written(const TlsSettings& settings) {
  Written last{};
  for (const std::string& file :
       {settings.certificate_file, settings.key_file, settings.client_ca_file}) {
    std::error_code code;
    const Written time = std::filesystem::last_write_time(file, code);
    if (!code) last = std::max(last, time);
  }
  return last;
}

// One client: its TLS stream and the plain connection behind.
struct Pair {
  Pair(std::shared_ptr<asio::ssl::context> c, Socket socket)
      : context(std::move(c)),
        outer(std::move(socket), *context),
        inner(outer.get_executor()),
        timer(outer.get_executor()) {}

  void close() {
    error_code ignored;
    timer.cancel();
    outer.lowest_layer().close(ignored);
    inner.close(ignored);
  }

  std::shared_ptr<asio::ssl::context> context;
  asio::ssl::stream<Socket> outer;
  Socket inner;
  Timer timer;
};

template <class From, class To>
Task<void> pass(std::shared_ptr<Pair> pair, From& from, To& to) {
  std::array<char, kPiece> piece{};
  error_code code;
  while (!code) {
    const std::size_t size =
        co_await from.async_read_some(asio::buffer(piece), asio::redirect_error(Token{}, code));
    if (size > 0)
      co_await asio::async_write(to, asio::buffer(piece, size),
                                 asio::redirect_error(Token{}, code));
  }
  pair->close();  // a side that is over takes the other along
}

}  // namespace

struct TlsFront::Impl {
  Impl(const Executor& executor, TlsSettings s, std::uint16_t to)
      : settings(std::move(s)), target(asio::ip::address_v4::loopback(), to), acceptor(executor) {}

  void listen() {
    try {
      context = context_from(settings);
      read_at = written(settings);
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error("TLS cannot start with certificate " + settings.certificate_file +
                               ": " + error.code().message());
    }
    try {
      const asio::ip::tcp::endpoint here{asio::ip::make_address(settings.address), settings.port};
      acceptor.open(here.protocol());
      acceptor.set_option(asio::socket_base::reuse_address(true));
      acceptor.bind(here);
      acceptor.listen();
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error("cannot listen on " + settings.address + ":" +
                               std::to_string(settings.port) + ": " + error.code().message());
    }
  }

  // The newest certificate; the one in use if the new files are not whole yet.
  std::shared_ptr<asio::ssl::context> current() {
    const auto now = std::chrono::steady_clock::now();
    if (now - looked_at < kLookAtFiles) return context;
    looked_at = now;
    const Written newest = written(settings);
    if (newest == read_at) return context;
    try {
      context = context_from(settings);
      read_at = newest;
      journal::info("tls certificate read anew");
    } catch (const boost::system::system_error& error) {
      journal::error("tls certificate=unreadable next=\"the old one stays\" reason=\"{}\"",
                     error.code().message());
    }
    return context;
  }

  static Task<void> serve(std::shared_ptr<Impl> self, std::shared_ptr<Pair> pair) {
    error_code code;
    pair->timer.expires_after(kHandshakeDeadline);
    pair->timer.async_wait([pair](const error_code& over) {
      if (!over) pair->close();
    });
    co_await pair->outer.async_handshake(asio::ssl::stream_base::server,
                                         asio::redirect_error(Token{}, code));
    if (!code)
      co_await pair->inner.async_connect(self->target, asio::redirect_error(Token{}, code));
    pair->timer.cancel();
    if (!code) {
      asio::co_spawn(pair->outer.get_executor(), pass(pair, pair->inner, pair->outer),
                     asio::detached);
      co_await pass(pair, pair->outer, pair->inner);
    }
    pair->close();
    self->pairs.erase(pair);
  }

  static Task<void> accept(std::shared_ptr<Impl> self) {
    while (self->acceptor.is_open()) {
      error_code code;
      Socket socket = co_await self->acceptor.async_accept(asio::redirect_error(Token{}, code));
      if (code == asio::error::operation_aborted || code == asio::error::bad_descriptor) co_return;
      if (code) {  // no descriptors left, as a rule: those in use will be free again
        Timer pause{self->acceptor.get_executor(), kPause};
        co_await pause.async_wait(asio::redirect_error(Token{}, code));
        continue;
      }
      if (self->pairs.size() >= self->settings.max_connections) continue;
      auto pair = std::make_shared<Pair>(self->current(), std::move(socket));
      self->pairs.insert(pair);
      asio::co_spawn(self->acceptor.get_executor(), serve(self, pair), asio::detached);
    }
  }

  const TlsSettings settings;
  const asio::ip::tcp::endpoint target;
  Acceptor acceptor;
  std::shared_ptr<asio::ssl::context> context;
  Written read_at{};
  std::chrono::steady_clock::time_point looked_at = std::chrono::steady_clock::now();
  std::set<std::shared_ptr<Pair>> pairs;
};

TlsFront::TlsFront(IoLoop& loop, TlsSettings settings, std::uint16_t to)
    : impl_(std::make_shared<Impl>(loop.impl().context.get_executor(), std::move(settings), to)) {
  impl_->listen();
  asio::co_spawn(loop.impl().context.get_executor(), Impl::accept(impl_), asio::detached);
}

TlsFront::~TlsFront() {
  std::promise<void> done;
  asio::post(impl_->acceptor.get_executor(), [&] {
    error_code ignored;
    impl_->acceptor.close(ignored);
    for (const std::shared_ptr<Pair>& pair : impl_->pairs) pair->close();
    done.set_value();
  });
  done.get_future().wait();
}

std::uint16_t TlsFront::port() const { return impl_->acceptor.local_endpoint().port(); }

}  // namespace serap::process
