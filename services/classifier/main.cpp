#include <condition_variable>
#include <mutex>
#include <thread>

#include <grpcpp/impl/service_type.h>

#include "services/classifier/reader_in_use.hpp"
#include "services/classifier/rpc_service.hpp"
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
    "model    <folder of the binary>/../share/serap/classifier/model.bin  the one that ships\n"
    "models   models  folder of the ones that an office trained (serapctl model)\n"};

// What cannot be started with becomes one sentence and exit code 1.
template <class T>
T or_throw(Result<T> result) {
  if (!result) throw process::SettingsError(result.error().message);
  return std::move(result).value();
}

// Takes up what `serapctl model` puts to use, until stopped.
void follow(const std::stop_token& stopped, classifier::ReaderInUse& reader) {
  constexpr std::chrono::seconds kEvery{1};
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  while (!never.wait_for(lock, stopped, kEvery, [&] { return stopped.stop_requested(); })) {
    const auto changed = reader.refresh();
    if (!changed) {
      journal::error("model kept, the new one is refused: {}", changed.error().message);
    } else if (*changed) {
      journal::info("model={}", reader.now()->model().version);
    }
  }
}

int serve(const process::Settings& settings) {
  const process::StopSignal stop;
  std::string problem;
  const auto reader = or_throw(classifier::ReaderInUse::open(
      {settings.path("models", "models"),
       settings.path("model", process::share_folder() / "classifier/model.bin")},
      problem));
  if (!problem.empty()) journal::error("model=shipped reason={}", problem);
  process::Metrics metrics;
  const auto service = classifier::make_rpc_service(*reader, metrics);
  const std::jthread watch([&](const std::stop_token& stopped) { follow(stopped, *reader); });
  process::GrpcServer server(settings.text("address", "127.0.0.1:7101"), {service.get()});
  const process::HealthServer health(settings.text("health", "127.0.0.1:7414"), metrics,
                                     [] { return Result<void>{}; });
  journal::info("started port={} model={}", server.port(), reader->now()->model().version);
  stop.wait();
  server.drain();
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return process::run_main(argc, argv, kProgram, serve); }
