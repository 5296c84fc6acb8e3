#include <filesystem>

#include "services/process/grpc_server.hpp"
#include "services/process/health.hpp"
#include "services/process/journal.hpp"
#include "services/process/metrics.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"
#include "services/router/folder.hpp"
#include "services/router/rpc_service.hpp"

namespace {

using namespace serap;

constexpr process::Program kProgram{
    "serap-router", "router",
    "Tells which office is in charge of a matter, by topic, level of government and area, and why.",
    "address  127.0.0.1:7102  gRPC\n"
    "health   127.0.0.1:7415  /healthz and /metrics\n"
    "data     <folder of the binary>/../share/serap/router: the table, the areas, the places\n"};

int serve(const process::Settings& settings) {
  const process::StopSignal stop;
  const router::Loaded loaded(settings.path("data", process::share_folder() / "router"));
  process::Metrics metrics;
  const auto service = router::make_rpc_service(loaded, system_now, metrics);
  process::GrpcServer server(settings.text("address", "127.0.0.1:7102"), {service.get()});
  const process::HealthServer health(settings.text("health", "127.0.0.1:7415"), metrics,
                                     [] { return Result<void>{}; });
  journal::info("started port={} table={} areas={} seats={}", server.port(), loaded.table().version,
                loaded.areas().size(), loaded.seats().size());
  stop.wait();
  server.drain();
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return process::run_main(argc, argv, kProgram, serve); }
