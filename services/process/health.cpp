#include "services/process/health.hpp"

#include <charconv>

#include "services/process/http_server.hpp"
#include "services/process/settings.hpp"

namespace serap::process {
namespace {

HttpResponse answer(const HttpRequest& request, const Metrics& metrics,
                    const std::function<Result<void>()>& healthy) {
  if (request.method != "GET") return {.status = 405, .body = "only GET\n"};
  if (request.path == "/metrics")
    return {.status = 200, .body = metrics.text(), .content_type = "text/plain; version=0.0.4"};
  if (request.path != "/healthz")
    return {.status = 404, .body = "here are /healthz and /metrics\n"};
  const Result<void> health = healthy();
  if (!health) return {.status = 503, .body = health.error().message + "\n"};
  return {.status = 200, .body = "ok\n"};
}

HttpServerSettings settings_from(const std::string& address) {
  HttpServerSettings settings;
  const std::size_t colon = address.rfind(':');
  const std::string port = colon == address.npos ? "" : address.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), settings.port);
  if (error != std::errc{} || end != port.data() + port.size()) {
    throw SettingsError("an address is host:port, such as 127.0.0.1:7412, not \"" + address + "\"");
  }
  settings.address = address.substr(0, colon);
  settings.max_connections = 64;
  return settings;
}

}  // namespace

HealthServer::HealthServer(const std::string& address, const Metrics& metrics,
                           std::function<Result<void>()> healthy) {
  try {
    server_ = std::make_unique<HttpServer>(
        settings_from(address),
        [&metrics, healthy = std::move(healthy)](HttpRequest request, Reply reply) {
          reply(answer(request, metrics, healthy));
        });
  } catch (const std::runtime_error& error) {
    throw SettingsError(error.what());
  }
}

HealthServer::~HealthServer() = default;
int HealthServer::port() const { return server_->port(); }

}  // namespace serap::process
