// The server against a bare socket, so that what is on the wire is seen and not what a client makes
// of it.
#include "services/process/http_server.hpp"

#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace serap::process {
namespace {

using namespace std::chrono_literals;

class Wire {
 public:
  explicit Wire(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{5, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~Wire() { ::close(fd_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool connected() const { return connected_; }
  void send(std::string_view bytes) {
    ASSERT_EQ(::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL), ssize_t(bytes.size()));
  }
  // Reads until `end` was seen or the other side closed; what was read so far.
  std::string read_until(std::string_view end) {
    std::array<char, 4096> piece{};
    while (seen_.find(end) == seen_.npos) {
      const ssize_t got = ::recv(fd_, piece.data(), piece.size(), 0);
      if (got <= 0) break;
      seen_.append(piece.data(), static_cast<std::size_t>(got));
    }
    const std::size_t at = seen_.find(end);
    const std::string taken = seen_.substr(0, at == seen_.npos ? seen_.size() : at + end.size());
    seen_.erase(0, taken.size());
    return taken;
  }
  std::string read_to_end() { return read_until("\x01never"); }

 private:
  int fd_;
  bool connected_ = false;
  std::string seen_;
};

HttpHandler echo() {
  return [](HttpRequest request, Reply reply) {
    reply(HttpResponse{.body = request.method + " " + request.path + " " + request.body + "."});
  };
}

TEST(HttpServer, AnswersPipelinedRequestsInOrderOnOneConnection) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  wire.send(
      "GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: "
      "2\r\n\r\nhi");
  EXPECT_TRUE(wire.read_until("GET /a .").ends_with("GET /a ."));
  EXPECT_TRUE(wire.read_until("POST /b hi.").ends_with("POST /b hi."));
}

TEST(HttpServer, JoinsARequestThatArrivesByteByByte) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  for (const char c : std::string{"POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"})
    wire.send({&c, 1});
  EXPECT_TRUE(wire.read_until("POST /slow abc.").ends_with("POST /slow abc."));
}

TEST(HttpServer, RefusesABodyOverTheLimitAndTheAnswerArrives) {
  HttpServer server{{.max_body_bytes = 1000}, echo()};
  Wire wire{server.port()};
  wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" +
            std::string(100000, 'x'));
  EXPECT_TRUE(wire.read_to_end().starts_with("HTTP/1.1 413 "));
}

TEST(HttpServer, RefusesAChunkedBodyOverTheLimit) {
  HttpServer server{{.max_body_bytes = 10}, echo()};
  Wire wire{server.port()};
  wire.send(
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
      "chunked\r\n\r\n8\r\naaaaaaaa\r\n8\r\naaaaaaaa\r\n0\r\n\r\n");
  EXPECT_TRUE(wire.read_to_end().starts_with("HTTP/1.1 413 "));
}

TEST(HttpServer, RefusesBodiesThatTogetherAreTooManyBytes) {
  std::promise<Reply> asked;
  HttpServer server{{.max_bodies_bytes = 1000},
                    [&](HttpRequest, Reply reply) { asked.set_value(reply); }};
  Wire first{server.port()};
  first.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 800\r\n\r\n" + std::string(800, 'x'));
  const Reply reply = asked.get_future().get();
  Wire second{server.port()};
  second.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 800\r\n\r\n" + std::string(800, 'x'));
  EXPECT_TRUE(second.read_to_end().starts_with("HTTP/1.1 503 "));
  reply(HttpResponse{});
  EXPECT_TRUE(first.read_until("\r\n\r\n").starts_with("HTTP/1.1 200 "));
}

TEST(HttpServer, TakesAChunkedBodyWhole) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  wire.send(
      "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
      "chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
  EXPECT_TRUE(wire.read_until("POST /c abc.").ends_with("POST /c abc."));
}

TEST(HttpServer, RefusesHeadersOverTheLimit) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nX: " + std::string(20000, 'x') + "\r\n\r\n");
  EXPECT_TRUE(wire.read_to_end().starts_with("HTTP/1.1 431 "));
}

TEST(HttpServer, RefusesWhatIsNoHttp) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  wire.send("\x16\x03\x01 hello\r\n\r\n");
  EXPECT_TRUE(wire.read_to_end().starts_with("HTTP/1.1 400 "));
}

TEST(HttpServer, RefusesALengthBesideChunks) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  wire.send(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: "
      "chunked\r\n\r\n0\r\n\r\n");
  EXPECT_TRUE(wire.read_to_end().starts_with("HTTP/1.1 400 "));
}

TEST(HttpServer, InvitesTheBodyOfWhoAsksFirst) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  wire.send("POST /e HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(wire.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  wire.send("ok");
  EXPECT_TRUE(wire.read_until("POST /e ok.").ends_with("POST /e ok."));
}

TEST(HttpServer, AnswersHeadWithoutABodyButWithItsLength) {
  HttpServer server{{}, echo()};
  Wire wire{server.port()};
  wire.send("HEAD /h HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string all = wire.read_to_end();
  EXPECT_NE(all.find("Content-Length: 9\r\n"), all.npos);
  EXPECT_TRUE(all.ends_with("\r\n\r\n"));
}

TEST(HttpServer, TakesAnAnswerFromAnotherThreadLater) {
  std::promise<Reply> asked;
  HttpServer server{{}, [&](HttpRequest, Reply reply) { asked.set_value(reply); }};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const Reply reply = asked.get_future().get();
  reply(HttpResponse{.status = 202, .body = "later"});
  reply(HttpResponse{.status = 500, .body = "second"});
  EXPECT_TRUE(wire.read_until("later").starts_with("HTTP/1.1 202 Accepted\r\n"));
}

TEST(HttpServer, Answers500WhenTheHandlerForgets) {
  HttpServer server{{}, [](const HttpRequest&, const Reply&) {}};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(wire.read_until("\r\n\r\n").starts_with("HTTP/1.1 500 "));
}

TEST(HttpServer, Answers500WhenTheHandlerThrows) {
  HttpServer server{{}, [](const HttpRequest&, const Reply&) { throw std::runtime_error("bug"); }};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(wire.read_until("\r\n\r\n").starts_with("HTTP/1.1 500 "));
}

TEST(HttpServer, Answers503WhenTheAnswerTakesTooLong) {
  std::promise<Reply> asked;
  HttpServer server{{.answer_timeout = 0s},
                    [&](HttpRequest, Reply reply) { asked.set_value(reply); }};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const Reply kept = asked.get_future().get();
  EXPECT_TRUE(wire.read_until("\r\n\r\n").starts_with("HTTP/1.1 503 "));
}

TEST(HttpServer, Answers408WhenARequestStaysUnfinished) {
  HttpServer server{{.read_timeout = 0s}, echo()};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nHo");
  EXPECT_TRUE(wire.read_to_end().starts_with("HTTP/1.1 408 "));
}

TEST(HttpServer, ClosesAnIdleConnectionWithoutAWord) {
  HttpServer server{{.idle_timeout = 0s}, echo()};
  Wire wire{server.port()};
  EXPECT_EQ(wire.read_to_end(), "");
}

TEST(HttpServer, ClosesConnectionsBeyondTheLimit) {
  HttpServer server{{.max_connections = 1}, echo()};
  Wire first{server.port()};
  first.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(first.read_until("GET /1 .").ends_with("GET /1 ."));
  Wire second{server.port()};
  EXPECT_EQ(second.read_to_end(), "");
}

TEST(HttpServer, StreamsEventsUntilTheReaderLeaves) {
  std::promise<HttpStream> started;
  std::promise<void> left;
  HttpServer server{{}, [&](HttpRequest, Reply reply) {
                      started.set_value(reply.stream(
                          HttpResponse{.body = "data: 1\n\n", .content_type = "text/event-stream"},
                          [&] { left.set_value(); }));
                    }};
  std::optional<Wire> wire{std::in_place, server.port()};
  wire->send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
  const HttpStream stream = started.get_future().get();
  EXPECT_TRUE(wire->read_until("9\r\ndata: 1\n\n\r\n").ends_with("9\r\ndata: 1\n\n\r\n"));
  EXPECT_TRUE(stream.send("data: 2\n\n"));
  EXPECT_EQ(wire->read_until("data: 2\n\n\r\n"), "9\r\ndata: 2\n\n\r\n");
  wire.reset();
  left.get_future().get();
  EXPECT_FALSE(stream.send("data: 3\n\n"));
}

// From another thread the first piece may wake the connection before the stream's head reached it.
TEST(HttpServer, StreamsFromAHandlerOnAnotherThread) {
  HttpServer server{{.handler_threads = 2}, [](const HttpRequest&, const Reply& reply) {
                      reply.stream(HttpResponse{.body = "data: 1\n\n"});
                    }};
  for (int i = 0; i < 50; ++i) {
    Wire wire{server.port()};
    wire.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(wire.read_until("data: 1\n\n\r\n").ends_with("data: 1\n\n\r\n"));
  }
}

TEST(HttpServer, EndsAStreamWithItsLastChunk) {
  HttpServer server{{}, [](const HttpRequest&, const Reply& reply) {
                      reply.stream(HttpResponse{.body = "x"}).close();
                    }};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(wire.read_to_end().ends_with("\r\n\r\n1\r\nx\r\n0\r\n\r\n"));
}

TEST(HttpServer, FinishesWhatIsInHandBeforeItStops) {
  std::promise<Reply> asked;
  HttpServer server{{}, [&](HttpRequest, Reply reply) { asked.set_value(reply); }};
  Wire idle{server.port()};
  Wire wire{server.port()};
  wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const Reply reply = asked.get_future().get();
  const auto stopping = std::async(std::launch::async, [&] { server.stop(5s); });
  EXPECT_EQ(idle.read_to_end(), "");
  EXPECT_FALSE(Wire{server.port()}.connected());
  reply(HttpResponse{.body = "done"});
  const std::string all = wire.read_to_end();
  EXPECT_NE(all.find("Connection: close"), all.npos);
  EXPECT_TRUE(all.ends_with("done"));
}

TEST(HttpServer, StopsAtTheDeadlineAndALateAnswerHarmsNobody) {
  std::promise<Reply> asked;
  auto server = std::make_unique<HttpServer>(
      HttpServerSettings{}, [&](HttpRequest, Reply reply) { asked.set_value(reply); });
  Wire wire{server->port()};
  wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const Reply reply = asked.get_future().get();
  server.reset();
  reply(HttpResponse{.body = "too late"});
  EXPECT_EQ(wire.read_to_end(), "");
}

TEST(HttpServer, RunsBlockingHandlersSideBySide) {
  std::promise<void> second_came;
  HttpServer server{{.handler_threads = 2}, [&](HttpRequest request, Reply reply) {
                      if (request.path == "/second") second_came.set_value();
                      if (request.path == "/first") second_came.get_future().wait();
                      reply(HttpResponse{.body = request.path + "!"});
                    }};
  Wire first{server.port()};
  first.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\n");
  Wire second{server.port()};
  second.send("GET /second HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(second.read_until("/second!").ends_with("/second!"));
  EXPECT_TRUE(first.read_until("/first!").ends_with("/first!"));
}

TEST(HttpServer, ServesFromSeveralLoops) {
  HttpServer server{{.threads = 3}, echo()};
  std::vector<std::unique_ptr<Wire>> wires;
  for (int i = 0; i < 12; ++i) wires.push_back(std::make_unique<Wire>(server.port()));
  for (auto& wire : wires) wire->send("GET /n HTTP/1.1\r\nHost: x\r\n\r\n");
  for (auto& wire : wires) EXPECT_TRUE(wire->read_until("GET /n .").ends_with("GET /n ."));
}

TEST(HttpServer, SaysWhyItCannotListen) {
  HttpServer first{{}, echo()};
  EXPECT_THROW(HttpServer({.port = first.port()}, echo()), std::runtime_error);
}

}  // namespace
}  // namespace serap::process
