#include "services/process/tls_front.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "services/process/http_client.hpp"
#include "services/process/http_server.hpp"

namespace serap::process {
namespace {

// Certificates of one test, made by OpenSSL's own tool.
class Certificates {
 public:
  Certificates() { std::filesystem::create_directories(folder_); }
  ~Certificates() { std::filesystem::remove_all(folder_); }

  std::string made(const std::string& file, const std::string& name) const {
    const std::string line =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "
        "/CN=" +
        name + " -addext subjectAltName=DNS:localhost -keyout " + key(file) + " -out " +
        path(file) + " 2>/dev/null";
    EXPECT_EQ(std::system(line.c_str()), 0);
    return path(file);
  }
  std::string path(const std::string& file) const { return folder_ / (file + ".pem"); }
  std::string key(const std::string& file) const { return folder_ / (file + ".key"); }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("serap-front-" + std::to_string(::getpid()));
};

// What a client with this certificate is answered; empty if it is not let in.
std::string asked_with(const Certificates& files, const std::string& client, std::uint16_t port) {
  const std::string line =
      "printf 'GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' | "
      "openssl s_client -quiet -connect 127.0.0.1:" +
      std::to_string(port) + " -cert " + files.path(client) + " -key " + files.key(client) +
      " 2>/dev/null";
  std::string answer;
  std::FILE* pipe = ::popen(("(" + line + ")").c_str(), "r");
  std::array<char, 512> piece{};
  while (pipe && std::fgets(piece.data(), piece.size(), pipe)) answer += piece.data();
  if (pipe) ::pclose(pipe);
  return answer;
}

class TlsFrontTest : public testing::Test {
 protected:
  IoLoop loop_;
  HttpServer plain_{loop_, {}, [](const HttpRequest& request, const Reply& reply) {
                      reply({.body = "size " + std::to_string(request.body.size()), .headers = {}});
                    }};
  Certificates files_;
  std::string server_ = files_.made("server", "localhost");

  TlsSettings settings() {
    TlsSettings tls;
    tls.address = "127.0.0.1";
    tls.port = 0;
    tls.certificate_file = server_;
    tls.key_file = files_.key("server");
    return tls;
  }
  HttpOutcome post(std::uint16_t port, std::string body) {
    HttpClient client{{.origin = "https://localhost:" + std::to_string(port), .ca_file = server_}};
    HttpCall call;
    call.method = "POST";
    call.body = std::move(body);
    return client.request_and_wait(std::move(call));
  }
};

TEST_F(TlsFrontTest, PassesALargeBodyWholeAndItsAnswerBack) {
  const TlsFront front{loop_, settings(), plain_.port()};
  const HttpOutcome outcome = post(front.port(), std::string(3'000'000, 'a'));
  EXPECT_EQ(outcome.response.body, "size 3000000") << outcome.reason;
}

TEST_F(TlsFrontTest, LetsNobodyInWithoutTheClientsCertificate) {
  TlsSettings mutual = settings();
  mutual.client_ca_file = files_.made("meta", "client.webhooks.fbclientcerts.com");
  mutual.client_name = "client.webhooks.fbclientcerts.com";
  const TlsFront front{loop_, mutual, plain_.port()};
  EXPECT_NE(post(front.port(), "x").what, HttpOutcome::What::kAnswered);
  EXPECT_NE(asked_with(files_, "meta", front.port()).find("200 OK"), std::string::npos);
  files_.made("stranger", "client.webhooks.fbclientcerts.com");
  EXPECT_EQ(asked_with(files_, "stranger", front.port()).find("200 OK"), std::string::npos);
}

TEST_F(TlsFrontTest, WantsTheNameAndNotOnlyTheAuthority) {
  TlsSettings mutual = settings();
  mutual.client_ca_file = files_.made("other", "somebody.example.test");
  mutual.client_name = "client.webhooks.fbclientcerts.com";
  const TlsFront front{loop_, mutual, plain_.port()};
  EXPECT_EQ(asked_with(files_, "other", front.port()).find("200 OK"), std::string::npos);
}

TEST_F(TlsFrontTest, SaysInOneSentenceWhichCertificateIsMissing) {
  TlsSettings wrong = settings();
  wrong.certificate_file = "/nowhere/server.pem";
  try {
    const TlsFront front{loop_, wrong, plain_.port()};
    FAIL() << "it started";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("/nowhere/server.pem"), std::string::npos);
  }
}

}  // namespace
}  // namespace serap::process
