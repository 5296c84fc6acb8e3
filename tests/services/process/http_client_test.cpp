#include "services/process/http_client.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "services/process/http_server.hpp"

namespace serap::process {
namespace {

using namespace std::chrono_literals;
using What = HttpOutcome::What;

std::string origin_of(std::uint16_t port) { return "http://127.0.0.1:" + std::to_string(port); }

// Takes connections one after the other and does with each what the test says: a server that
// misbehaves.
class Misbehaving {
 public:
  explicit Misbehaving(std::function<void(int connection, int number)> act)
      : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    ::bind(fd_, reinterpret_cast<sockaddr*>(&at), size);
    ::listen(fd_, 8);
    ::getsockname(fd_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this, act = std::move(act)] {
      for (int number = 0;; ++number) {
        const int connection = ::accept(fd_, nullptr, nullptr);
        if (connection < 0) return;
        act(connection, number);
        ::close(connection);
      }
    });
  }
  ~Misbehaving() {
    ::shutdown(fd_, SHUT_RDWR);
    thread_.join();
    ::close(fd_);
  }
  std::uint16_t port() const { return port_; }

  static void read_request(int connection) {
    std::array<char, 4096> bytes{};
    std::string seen;
    while (seen.find("\r\n\r\n") == seen.npos) {
      const ssize_t got = ::recv(connection, bytes.data(), bytes.size(), 0);
      if (got <= 0) return;
      seen.append(bytes.data(), static_cast<std::size_t>(got));
    }
  }
  static void say(int connection, std::string_view text) {
    ::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
  }

 private:
  int fd_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

TEST(HttpClient, CarriesMethodTargetHeadersAndBodyThereAndBack) {
  HttpServer server{
      {}, [](HttpRequest request, Reply reply) {
        reply(HttpResponse{.status = 201,
                           .body = request.method + request.target + request.body +
                                   std::string{request.header("Authorization").value_or("none")},
                           .content_type = "application/json",
                           .headers = {{"X-Trace", "7"}}});
      }};
  HttpClient client{{.origin = origin_of(server.port())}};
  const HttpOutcome outcome =
      client.request_and_wait({.method = "POST",
                               .target = "/v1/a?b=c",
                               .body = "{}",
                               .content_type = "application/json",
                               .headers = {{"Authorization", "Bearer invented"}}});
  ASSERT_EQ(outcome.what, What::kAnswered);
  EXPECT_EQ(outcome.response.status, 201);
  EXPECT_EQ(outcome.response.body, "POST/v1/a?b=c{}Bearer invented");
  EXPECT_EQ(outcome.response.content_type, "application/json");
  EXPECT_EQ(outcome.response.header("x-trace"), "7");
}

TEST(HttpClient, KeepsItsConnectionForTheNextCall) {
  HttpServer server{{}, [](const HttpRequest&, const Reply& reply) { reply(HttpResponse{}); }};
  HttpClient client{{.origin = origin_of(server.port())}};
  for (int i = 0; i < 5; ++i) ASSERT_EQ(client.request_and_wait({}).what, What::kAnswered);
  EXPECT_EQ(server.connections(), 1U);
}

TEST(HttpClient, LetsCallsWaitForAFreeConnection) {
  HttpServer server{
      {}, [](HttpRequest request, Reply reply) { reply(HttpResponse{.body = request.target}); }};
  HttpClient client{{.origin = origin_of(server.port()), .max_connections = 2}};
  std::atomic<int> right{0};
  std::promise<void> all;
  for (int i = 0; i < 50; ++i) {
    const std::string target = "/" + std::to_string(i);
    client.request({.target = target}, [&, target](HttpOutcome outcome) {
      if (outcome.response.body == target && ++right == 50) all.set_value();
    });
  }
  EXPECT_EQ(all.get_future().wait_for(10s), std::future_status::ready);
  EXPECT_LE(server.connections(), 2U);
}

TEST(HttpClient, SaysNeverWrittenWhenNobodyListens) {
  std::uint16_t port = 0;
  {
    port = HttpServer{{}, [](const HttpRequest&, const Reply&) {}}.port();
  }
  HttpClient client{{.origin = origin_of(port)}};
  EXPECT_EQ(client.request_and_wait({.method = "POST"}).what, What::kNeverWritten);
}

TEST(HttpClient, SaysUnknownWhenTheAnswerNeverCame) {
  HttpServer server{
      {}, [kept = std::make_shared<std::vector<Reply>>()](const HttpRequest&, const Reply& reply) {
        kept->push_back(reply);
      }};
  HttpClient client{{.origin = origin_of(server.port())}};
  EXPECT_EQ(client.request_and_wait({.method = "POST", .body = "x", .deadline = 50ms}).what,
            What::kAnswerUnknown);
}

TEST(HttpClient, SaysUnknownWhenTheConnectionBrokeInTheAnswer) {
  Misbehaving server{[](int connection, int) {
    Misbehaving::read_request(connection);
    Misbehaving::say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  }};
  HttpClient client{{.origin = origin_of(server.port())}};
  EXPECT_EQ(client.request_and_wait({.method = "GET"}).what, What::kAnswerUnknown);
}

TEST(HttpClient, RepeatsAGetWhoseKeptConnectionWasClosedUnderIt) {
  Misbehaving server{[](int connection, int number) {
    Misbehaving::read_request(connection);
    Misbehaving::say(connection,
                     "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + std::to_string(number));
    if (number == 0)
      Misbehaving::read_request(connection);  // takes the second call and closes without a word
  }};
  HttpClient client{{.origin = origin_of(server.port())}};
  EXPECT_EQ(client.request_and_wait({}).response.body, "0");
  EXPECT_EQ(client.request_and_wait({}).response.body, "1");
}

TEST(HttpClient, NeverRepeatsAPost) {
  std::atomic<int> connections{0};
  Misbehaving server{[&](int connection, int) {
    ++connections;
    Misbehaving::read_request(connection);
    Misbehaving::say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
    Misbehaving::read_request(connection);
  }};
  HttpClient client{{.origin = origin_of(server.port())}};
  EXPECT_EQ(client.request_and_wait({.method = "POST"}).what, What::kAnswered);
  EXPECT_EQ(client.request_and_wait({.method = "POST"}).what, What::kAnswerUnknown);
  EXPECT_EQ(connections, 1);
}

TEST(HttpClient, ReadsABodyWithoutALengthToItsEnd) {
  Misbehaving server{[](int connection, int) {
    Misbehaving::read_request(connection);
    Misbehaving::say(connection, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\nto the end");
  }};
  HttpClient client{{.origin = origin_of(server.port())}};
  EXPECT_EQ(client.request_and_wait({}).response.body, "to the end");
}

TEST(HttpClient, RefusesAnAnswerOverTheLimit) {
  HttpServer server{{}, [](const HttpRequest&, const Reply& reply) {
                      reply(HttpResponse{.body = std::string(5000, 'x')});
                    }};
  HttpClient client{{.origin = origin_of(server.port()), .max_response_bytes = 1000}};
  EXPECT_EQ(client.request_and_wait({}).what, What::kAnswerUnknown);
}

TEST(HttpClient, RefusesATargetThatWouldBeginAnotherHeader) {
  HttpServer server{{}, [](const HttpRequest&, const Reply& reply) { reply(HttpResponse{}); }};
  HttpClient client{{.origin = origin_of(server.port())}};
  EXPECT_EQ(client.request_and_wait({.target = "/a\r\nX: y"}).what, What::kNeverWritten);
}

TEST(HttpClient, EndsCallsInHandWhenItGoes) {
  HttpServer server{
      {}, [kept = std::make_shared<std::vector<Reply>>()](const HttpRequest&, const Reply& reply) {
        kept->push_back(reply);
      }};
  auto client = std::make_unique<HttpClient>(
      HttpClientSettings{.origin = origin_of(server.port()), .max_connections = 1});
  std::atomic<int> ended{0};
  client->request({},
                  [&](const HttpOutcome& outcome) { ended += outcome.what != What::kAnswered; });
  client->request(
      {}, [&](const HttpOutcome& outcome) { ended += outcome.what == What::kNeverWritten; });
  client.reset();
  EXPECT_EQ(ended, 2);
}

TEST(HttpClient, RefusesWhatIsNoOrigin) {
  EXPECT_THROW(HttpClient({.origin = "graph.facebook.com"}), std::runtime_error);
  EXPECT_THROW(HttpClient({.origin = "https://graph.facebook.com/v23.0"}), std::runtime_error);
  EXPECT_THROW(HttpClient({.origin = "http://host:port"}), std::runtime_error);
}

// A TLS server of OpenSSL's own tool, with a certificate for "localhost" made for this test.
class TlsServer {
 public:
  TlsServer()
      : folder_(std::filesystem::temp_directory_path() /
                ("serap-tls-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    const std::string made =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "
        "/CN=localhost "
        "-addext subjectAltName=DNS:localhost -keyout " +
        key() + " -out " + certificate() + " 2>/dev/null";
    if (std::system(made.c_str()) != 0) return;
    const std::string serve = "exec openssl s_server -www -accept 0 -key " + key() + " -cert " +
                              certificate() + " 2>/dev/null";
    pipe_ = ::popen(("echo $$; " + serve).c_str(), "r");
    std::array<char, 256> line{};
    while (pipe_ && std::fgets(line.data(), line.size(), pipe_)) {
      const std::string_view text{line.data()};
      if (pid_ == 0) pid_ = std::atoi(line.data());
      if (!text.starts_with("ACCEPT")) continue;
      port = std::atoi(line.data() + text.rfind(':') + 1);
      return;
    }
  }
  ~TlsServer() {
    if (pid_ > 0) ::kill(pid_, SIGTERM);
    if (pipe_) ::pclose(pipe_);
    std::filesystem::remove_all(folder_);
  }
  std::string certificate() const { return folder_ / "certificate.pem"; }
  int port = 0;

 private:
  std::string key() const { return folder_ / "key.pem"; }
  std::filesystem::path folder_;
  std::FILE* pipe_ = nullptr;
  int pid_ = 0;
};

TEST(HttpClient, SpeaksTlsWithWhomItsAuthorityKnowsAndWithNobodyElse) {
  const TlsServer server;
  ASSERT_GT(server.port, 0);
  HttpClient trusting{{.origin = "https://localhost:" + std::to_string(server.port),
                       .ca_file = server.certificate()}};
  const HttpOutcome answered = trusting.request_and_wait({});
  EXPECT_EQ(answered.what, What::kAnswered) << answered.reason;
  EXPECT_EQ(answered.response.status, 200);
  HttpClient stranger{{.origin = "https://localhost:" + std::to_string(server.port)}};
  EXPECT_EQ(stranger.request_and_wait({}).what, What::kNeverWritten);
  HttpClient other_name{{.origin = "https://127.0.0.1:" + std::to_string(server.port),
                         .ca_file = server.certificate()}};
  EXPECT_EQ(other_name.request_and_wait({}).what, What::kNeverWritten);
}

}  // namespace
}  // namespace serap::process
