// serap-bot: takes events from the logs, steps conversations, puts what must be said into the
// outbox.
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <unistd.h>

#include "bots/flows/flow_json.hpp"
#include "bots/phrases/phrases_json.hpp"
#include "bots/worker/loop.hpp"
#include "services/process/health.hpp"
#include "services/process/journal.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"
#include "services/redis/server_settings.hpp"

namespace {

using namespace serap;

constexpr process::Program kProgram{
    "serap-bot", "bot",
    "Takes events from the logs, steps conversations and puts what must be said into the outbox.",
    "  flow        <share>/flows/intake.json   the dialogue\n"
    "  phrases     <share>/phrases             a folder of <language>.json\n"
    "  classifier  127.0.0.1:7101              where the classifier is\n"
    "  router      127.0.0.1:7102              where the router is\n"
    "  tickets     127.0.0.1:7103              where tickets is\n"
    "  health      127.0.0.1:7412              /healthz and /metrics\n"
    "  log         info                        debug, info, warning or error\n"
    "Also [redis] host, port, and the [[tenant]] rows."};

// A loop that hangs longer than this is ended: its supervisor starts it anew, another owner goes on
// meanwhile.
constexpr std::chrono::seconds kHung{60};

worker::Script script_from(const process::Settings& settings) {
  const std::filesystem::path share = process::share_folder();
  Result<conversation::Flow> flow =
      flows::load_flow(settings.path("flow", share / "flows" / "intake.json"));
  if (!flow) throw process::SettingsError("the flow cannot be used: " + flow.error().message);
  Result<phrases::Phrases> phrases =
      phrases::load_phrases(settings.path("phrases", share / "phrases"));
  if (!phrases)
    throw process::SettingsError("the phrases cannot be used: " + phrases.error().message);
  return {std::move(*flow), std::move(*phrases), settings.tenants()};
}

void watch(const worker::Loop& loop, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::this_thread::sleep_for(std::chrono::milliseconds{200});
    if (loop.since_last_round() < kHung) continue;
    journal::error("loop=hung seconds={} next=exit", kHung.count());
    std::_Exit(1);
  }
}

int serve(const process::Settings& settings) {
  process::StopSignal stop;
  const worker::Script script = script_from(settings);
  const redis::Server server = redis::server_from(settings);
  const auto classifier =
      classifier::make_rpc_client(settings.text("classifier", "127.0.0.1:7101"));
  const auto router = router::make_rpc_client(settings.text("router", "127.0.0.1:7102"));
  const auto tickets = tickets::make_rpc_client(settings.text("tickets", "127.0.0.1:7103"));

  process::Metrics metrics;
  worker::Meters meters(metrics);
  worker::LeaseKeeper leases(
      redis::Leases(server, "bot", "bot-" + std::to_string(getpid()), kPartitions));
  worker::Turns turns(script, {*classifier, *router, *tickets}, system_now);
  worker::Loop loop(server, leases, turns, *tickets, meters);
  process::HealthServer health(
      settings.text("health", "127.0.0.1:7412"), metrics, [&]() -> Result<void> {
        if (loop.since_last_round() < kHung / 2) return {};
        return Error{Error::Kind::kUnavailable, "the loop has not come round for 30 s"};
      });
  journal::info("started=1 flow={} health={}", script.flow.name, health.port());
  const std::jthread watchdog([&loop](const std::stop_token& ended) { watch(loop, ended); });
  loop.run(stop.token());
  journal::info("stopped=1");
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return serap::process::run_main(argc, argv, kProgram, serve); }
