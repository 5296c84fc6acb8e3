#include "services/console/console.hpp"
#include "services/process/health.hpp"
#include "services/process/http_address.hpp"
#include "services/process/journal.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"

namespace serap::console {
namespace {

constexpr process::Program kProgram{
    "serap-console", "console", "The staff console: its pages, and the JSON API they use.",
    "address   127.0.0.1:7200            where it listens; beyond loopback only with https = true\n"
    "tickets   127.0.0.1:7103            serap-tickets\n"
    "health    127.0.0.1:7417            /healthz and /metrics\n"
    "https     false                     true behind a proxy that speaks HTTPS: Secure cookies\n"
    "web       ../share/serap/console    the pages, from the program's folder\n"
    "agencies  ../share/serap/router/agencies.tsv   the offices to choose from\n"
    "areas     ../share/serap/router/areas.tsv      and the areas they are named by\n"};

process::HttpServerSettings server_from(const process::Settings& settings) {
  const std::string address = settings.text("address", "127.0.0.1:7200");
  if (!settings.flag("https", false)) process::require_loopback("address", address);
  process::HttpServerSettings server = process::http_server_at(address);
  server.handler_threads = 8;                            // each waits for the desk
  server.max_body_bytes = std::size_t{6} * 1024 * 1024;  // a file; other calls take 64 KB
  server.read_timeout = std::chrono::seconds{60};        // a picture on a phone's slow line
  return server;
}

ConsoleSettings console_from(const process::Settings& settings) {
  const auto share = process::share_folder();
  ConsoleSettings console;
  console.web = settings.path("web", share / "console");
  console.agencies = settings.path("agencies", share / "router/agencies.tsv");
  console.areas = settings.path("areas", share / "router/areas.tsv");
  console.https = settings.flag("https", false);
  return console;
}

int serve(const process::Settings& settings) {
  process::StopSignal stop;
  const std::string tickets = settings.text("tickets", "127.0.0.1:7103");
  const auto desk = tickets::make_desk_client(tickets);
  const auto workbench = tickets::make_workbench_client(tickets);
  const auto media = tickets::make_media_client(tickets);
  process::Metrics metrics;
  Console console(*desk, *workbench, *media, metrics, console_from(settings), system_now);
  process::HttpServer server(server_from(settings),
                             [&](const process::HttpRequest& request, const process::Reply& reply) {
                               console.handle(request, reply);
                             });
  process::HealthServer health(settings.text("health", "127.0.0.1:7417"), metrics,
                               [] { return Result<void>{}; });
  journal::info("console ready port={} metrics_port={}", server.port(), health.port());
  stop.wait();
  server.stop(std::chrono::seconds{5});
  return 0;
}

}  // namespace
}  // namespace serap::console

int main(int argc, char** argv) {
  return serap::process::run_main(argc, argv, serap::console::kProgram, serap::console::serve);
}
