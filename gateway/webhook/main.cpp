#include "gateway/webhook/door.hpp"
#include "services/process/health.hpp"
#include "services/process/http_address.hpp"
#include "services/process/journal.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"
#include "services/process/tls_front.hpp"
#include "services/redis/server_settings.hpp"

namespace {

using namespace serap;

constexpr process::Program kProgram{
    "serap-webhook", "webhook",
    "The door: checks the signature of what platforms send, appends it to Redis' logs, answers 200 "
    "when it is durable.",
    "address      127.0.0.1:7201  where platforms call: /webhook/whatsapp, /webhook/messenger, "
    "/webhook/instagram\n"
    "https        false           true behind a proxy that speaks HTTPS: then beyond loopback too\n"
    "tls_address                  0.0.0.0:443: HTTPS by ourselves, in front of address; empty: no\n"
    "tls_certificate, tls_key     PEM files; read anew when they change\n"
    "tls_client_ca                PEM file: only clients with its certificate are let in (mTLS)\n"
    "tls_client_name client.webhooks.fbclientcerts.com  the name in that certificate\n"
    "health       127.0.0.1:7411  /healthz and /metrics\n"
    "share_port   false           true: several webhooks listen on the same address\n"
    "connections  4096            open at once; further ones are closed\n"
    "[redis] host 127.0.0.1, port 7379, replicas 0 (which must have an entry before its 200); "
    "secret: redis\n"
    "[[tenant]] channel, id, app_secret, verify_token (names of secrets; a line each while one is "
    "replaced)\n"};

redis::AsyncSettings redis_from(const process::Settings& settings) {
  redis::AsyncSettings redis;
  redis.server = redis::server_from(settings);
  redis.replicas = static_cast<int>(settings.section("redis").number("replicas", 0, 0, 5));
  return redis;
}

process::HttpServerSettings server_from(const process::Settings& settings) {
  const std::string address = settings.text("address", "127.0.0.1:7201");
  if (!settings.flag("https", false)) process::require_loopback("webhook.address", address);
  process::HttpServerSettings server = process::http_server_at(address);
  server.reuse_port = settings.flag("share_port", false);
  server.max_connections =
      static_cast<std::size_t>(settings.number("connections", 4096, 1, 100'000));
  return server;
}

// HTTPS without a proxy in front; null where none is asked for.
std::unique_ptr<process::TlsFront> tls_front(process::IoLoop& loop,
                                             const process::Settings& settings, std::uint16_t to) {
  const std::string address = settings.text("tls_address", "");
  if (address.empty()) return nullptr;
  const process::HttpServerSettings listen = process::http_server_at(address);
  process::TlsSettings tls;
  tls.address = listen.address;
  tls.port = listen.port;
  tls.certificate_file = settings.path("tls_certificate", "tls/certificate.pem").string();
  tls.key_file = settings.path("tls_key", "tls/key.pem").string();
  if (const std::string authority = settings.text("tls_client_ca", ""); !authority.empty()) {
    tls.client_ca_file = settings.path("tls_client_ca", "").string();
    tls.client_name = settings.text("tls_client_name", "client.webhooks.fbclientcerts.com");
  }
  return std::make_unique<process::TlsFront>(loop, std::move(tls), to);
}

// The platforms at the door, each by its name. Where no tenant speaks there is no road.
std::vector<webhook::Route> routes_from(const process::Settings& settings) {
  std::vector<webhook::Route> routes;
  for (const Channel channel : {Channel::kWhatsapp, Channel::kMessenger, Channel::kInstagram}) {
    webhook::Tenants tenants = webhook::tenants_of(channel, settings);
    if (tenants.by_id.empty()) continue;
    routes.push_back({"/webhook/" + std::string(name_of(channel)), channel, std::move(tenants)});
  }
  if (routes.empty()) throw process::SettingsError("no [[tenant]]: nobody may speak at the door");
  return routes;
}

int serve(const process::Settings& settings) {
  const process::StopSignal stop;
  process::Metrics metrics;
  webhook::Meters meters{metrics};
  process::IoLoop loop;
  const redis::AsyncSettings redis_settings = redis_from(settings);
  redis::AsyncClient redis{loop, redis_settings};
  const webhook::Headroom headroom{redis_settings.server};
  webhook::LogWriter log{redis};
  webhook::Door door{routes_from(settings), log, headroom, meters, system_now};
  process::HttpServer server{loop, server_from(settings),
                             [&](const process::HttpRequest& request, const process::Reply& reply) {
                               door.handle(request, reply);
                             }};
  const process::HealthServer health{
      settings.text("health", "127.0.0.1:7411"), metrics, [&]() -> Result<void> {
        if (!redis.connected()) return Error{Error::Kind::kUnavailable, "redis: no connection"};
        return headroom.verdict();
      }};
  const std::unique_ptr<process::TlsFront> tls = tls_front(loop, settings, server.port());
  journal::info("started port={} health_port={}", server.port(), health.port());
  stop.wait();
  server.stop(std::chrono::seconds{10});
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return process::run_main(argc, argv, kProgram, serve); }
