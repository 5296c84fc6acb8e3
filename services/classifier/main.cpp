#include <filesystem>

#include <grpcpp/impl/service_type.h>

#include "services/classifier/model_file.hpp"
#include "services/classifier/rpc_service.hpp"
#include "services/classifier/understand.hpp"
#include "services/process/grpc_server.hpp"
#include "services/process/health.hpp"
#include "services/process/journal.hpp"
#include "services/process/metrics.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"

namespace {

using namespace serap;

constexpr process::Program kProgram{
    "serap-classifier", "classifier",
    "Tells what a citizen's text is: kind, topics with probabilities, place, urgency, flags, "
    "language, and the words that "
    "decided.",
    "address  127.0.0.1:7101  gRPC\n"
    "health   127.0.0.1:7414  /healthz and /metrics\n"
    "model    <folder of the binary>/../share/serap/classifier/model.bin\n"};

// What cannot be started with becomes one sentence and exit code 1.
template <class T>
T or_throw(Result<T> result) {
  if (!result) throw process::SettingsError(result.error().message);
  return std::move(result).value();
}

int serve(const process::Settings& settings) {
  const process::StopSignal stop;
  const auto model = settings.path("model", process::share_folder() / "classifier/model.bin");
  const auto reader =
      or_throw(classifier::Reader::make(or_throw(classifier::read_model(model.string()))));
  process::Metrics metrics;
  const auto service = classifier::make_rpc_service(reader, metrics);
  process::GrpcServer server(settings.text("address", "127.0.0.1:7101"), {service.get()});
  const process::HealthServer health(settings.text("health", "127.0.0.1:7414"), metrics,
                                     [] { return Result<void>{}; });
  journal::info("started port={} model={}", server.port(), reader.model().version);
  stop.wait();
  server.drain();
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return process::run_main(argc, argv, kProgram, serve); }
