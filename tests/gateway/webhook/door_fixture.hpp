#pragma once
// A door on a free port, before a real Redis that syncs every append.
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "gateway/platform/signature.hpp"
#include "gateway/webhook/door.hpp"
#include "services/process/http_client.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "services/redis/stream.hpp"
#include "tests/fakes/redis_server.hpp"

namespace serap::webhook {

inline std::string payload(const std::string& name) {
  std::ifstream in{SERAP_SOURCE_DIR "/tests/data/webhooks/whatsapp/" + name + ".json",
                   std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class DoorTest : public testing::Test {
 protected:
  // Tenants 111 and 222 have apps of their own; 111's secret is being replaced.
  static Route route() {
    Tenants tenants;
    tenants.app_secrets = {"kunci", "kunci-baru", "kunci-provinsi"};
    tenants.verify_tokens = {"kata-sandi", "lain"};
    tenants.by_id = {{"111", {0, 1}}, {"222", {2}}};
    return {"/webhook/whatsapp", Channel::kWhatsapp, tenants};
  }

  // A page whose app signs with a secret of its own.
  static Route page() {
    Tenants tenants;
    tenants.app_secrets = {"kunci-halaman"};
    tenants.verify_tokens = {"kata-sandi"};
    tenants.by_id = {{"222", {0}}};
    return {"/webhook/messenger", Channel::kMessenger, tenants};
  }

  DoorTest() { open(); }

  void open() {
    redis::AsyncSettings settings;
    settings.server = redis_server_.address();
    settings.server.timeout = std::chrono::seconds{20};  // machines that run tests are busy
    client_.emplace(loop_, settings);
    writer_.emplace(*client_);
    headroom_.emplace(settings.server);
    door_.emplace(std::vector<Route>{route(), page()}, *writer_, *headroom_, meters_, system_now);
    server_.emplace(loop_, process::HttpServerSettings{},
                    [this](const process::HttpRequest& request, const process::Reply& reply) {
                      door_->handle(request, reply);
                    });
    http_.emplace(process::HttpClientSettings{.origin = "http://127.0.0.1:" +
                                                        std::to_string(server_->port())});
    while (!client_->connected()) std::this_thread::yield();
  }

  process::HttpResponse get(const std::string& target) {
    return http_->request_and_wait({.target = target}).response;
  }

  process::HttpResponse post_signed(const std::string& body, const std::string& signature,
                                    const std::string& path = "/webhook/whatsapp") {
    process::HttpCall call{
        .method = "POST", .target = path, .body = body, .content_type = "application/json"};
    call.deadline = std::chrono::seconds{40};
    if (!signature.empty()) call.headers = {{"X-Hub-Signature-256", signature}};
    return http_->request_and_wait(call).response;
  }

  process::HttpResponse post(const std::string& body, const std::string& secret = "kunci") {
    return post_signed(body, platform::signature_of(body, secret));
  }

  // Everything in the logs of that name, "in", "st" or "dead", of all partitions.
  std::vector<redis::Entry> all(const std::string& name) {
    redis::Connection connection{redis_server_.address()};
    std::vector<redis::Entry> found;
    for (std::uint32_t p = 0; p < kPartitions; ++p) {
      std::vector<redis::Cursor> cursors{{redis::tagged(name, p)}};
      const auto read =
          redis::read_streams(connection, cursors, 5000, std::chrono::milliseconds{0});
      if (!read) throw std::runtime_error(read.error().message);
      for (const auto& [key, entries] : *read)
        found.insert(found.end(), entries.begin(), entries.end());
    }
    return found;
  }

  static Inbound inbound_of(const redis::Entry& entry) {
    const redis::Fields fields(entry.fields.begin(), entry.fields.end());
    return redis::decode_inbound(fields).value();
  }

  static std::string field(const redis::Entry& entry, std::string_view name) {
    for (const auto& [key, value] : entry.fields) {
      if (key == name) return value;
    }
    return {};
  }

  fakes::RedisServer redis_server_;
  process::Metrics metrics_;
  Meters meters_{metrics_};
  process::IoLoop loop_;
  std::optional<redis::AsyncClient> client_;
  std::optional<LogWriter> writer_;
  std::optional<Headroom> headroom_;
  std::optional<Door> door_;
  std::optional<process::HttpServer> server_;
  std::optional<process::HttpClient> http_;
};

}  // namespace serap::webhook
