// serap-sender: says what stands in the outbox; the only holder of access tokens.
#include <thread>

#include <unistd.h>

#include "gateway/sender/channel_care.hpp"
#include "gateway/sender/fetch_loop.hpp"
#include "gateway/sender/graph_media.hpp"
#include "gateway/sender/hold.hpp"
#include "gateway/sender/rpc_service.hpp"
#include "gateway/sender/send_loop.hpp"
#include "gateway/sender/status_loop.hpp"
#include "services/process/grpc_server.hpp"
#include "services/process/health.hpp"
#include "services/process/journal.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"
#include "services/redis/server_settings.hpp"

namespace {

using namespace serap;

constexpr process::Program kProgram{
    "serap-sender", "sender",
    "Says what stands in the outbox through the Graph API, and takes delivery states to tickets.",
    "  graph            https://graph.facebook.com  where the Graph API is; the simulator: "
    "http://127.0.0.1:7300\n"
    "  version          v25.0                       of the Graph API\n"
    "  per_second       80                          messages a second and number (Meta: 80 to "
    "1000)\n"
    "  page_per_second  300                         the same of a page or Instagram account\n"
    "  appsecret_proof  true                        sign calls with the app secret, if it is "
    "there\n"
    "  errors           share/.../graph_errors.json what each error of the Graph API means\n"
    "  profile          share/.../channel_profile.json what `serapctl channel setup` sets\n"
    "  read_marks       true                        marks what is answered as read, while little "
    "waits\n"
    "  in_flight        64                          calls at once\n"
    "  call_deadline    2500ms                      of a call; at most 2800ms, a lease must "
    "outlast it\n"
    "  wait_for_status  30s                         before something in doubt is said again\n"
    "  tickets          127.0.0.1:7103              where tickets is\n"
    "  address          127.0.0.1:7104              gRPC: the state of each channel\n"
    "  health           127.0.0.1:7413              /healthz and /metrics\n"
    "  log              info                        debug, info, warning or error\n"
    "Also [redis] host, port, and the [[tenant]] rows with the secrets their token names.\n"};

constexpr std::chrono::seconds kHung{30};

sender::Graph graph_from(const process::Settings& settings) {
  sender::Graph graph;
  graph.origin = settings.text("graph", "https://graph.facebook.com");
  graph.version = settings.text("version", "v25.0");
  graph.deadline = settings.duration("call_deadline", graph.deadline);
  // Renewed every second, a lease is sure to last this long when a call begins.
  constexpr auto kMost = redis::kLeaseTime - redis::kLeaseRenewal - std::chrono::milliseconds{200};
  if (graph.deadline > kMost)
    throw process::SettingsError(
        "call_deadline must be at most 2800ms: a lease must outlast a call");
  graph.max_connections = static_cast<std::size_t>(settings.number("in_flight", 64, 1, 4096));
  return graph;
}

sender::SendSettings send_settings_from(const process::Settings& settings) {
  sender::SendSettings send;
  send.page_per_second =
      static_cast<std::size_t>(settings.number("page_per_second", 300, 1, 1'000'000));
  send.per_second = static_cast<std::size_t>(settings.number("per_second", 80, 1, 1'000'000));
  send.most_in_flight = static_cast<std::size_t>(settings.number("in_flight", 64, 1, 4096));
  send.wait_for_status = settings.duration("wait_for_status", send.wait_for_status);
  send.read_marks = settings.flag("read_marks", true);
  return send;
}

std::map<TenantId, sender::Access> access_from(const process::Settings& settings) {
  std::map<TenantId, sender::Access> access;
  const bool prove = settings.flag("appsecret_proof", true);
  for (const process::Tenant& tenant : settings.tenants()) {
    sender::Access& one = access[tenant.id];
    one.channel = tenant.channel;
    one.token = settings.secret(tenant.token);
    if (prove && settings.has_secret(tenant.app_secret))
      one.proof = sender::appsecret_proof(one.token, settings.secret(tenant.app_secret));
  }
  return access;
}

sender::GraphErrors errors_from(const process::Settings& settings) {
  Result<sender::GraphErrors> errors = sender::GraphErrors::load(
      settings.path("errors", process::share_folder() / "sender" / "graph_errors.json"));
  if (!errors) throw process::SettingsError(errors.error().message);
  return *errors;
}

sender::GraphSetup setup_from(const process::Settings& settings) {
  Result<sender::GraphSetup> setup = sender::GraphSetup::load(
      settings.path("profile", process::share_folder() / "sender" / "channel_profile.json"));
  if (!setup) throw process::SettingsError(setup.error().message);
  return *setup;
}

// A download may take half a minute; more at once would not be faster.
constexpr std::size_t kFetchesAtOnce = 4;

sender::MediaHosts hosts_for(const sender::GraphClient& graph, const process::Settings& settings) {
  sender::MediaHosts hosts;
  if (graph.simulated()) hosts.simulator = graph_from(settings).origin;
  return hosts;
}

int serve(const process::Settings& settings) {
  process::StopSignal stop;
  const redis::Server redis = redis::server_from(settings);
  process::Metrics metrics;
  const auto tickets = tickets::make_rpc_client(settings.text("tickets", "127.0.0.1:7103"));
  redis::Leases leases(redis, "out", "sender-" + std::to_string(getpid()), kPartitions);
  sender::Ownership ownership(leases);
  sender::ChannelBoard board(settings.tenants(), metrics);
  sender::GraphClient graph(graph_from(settings), errors_from(settings), access_from(settings));
  const auto store = tickets::make_media_client(settings.text("tickets", "127.0.0.1:7103"));
  sender::GraphMedia media(graph, *store, hosts_for(graph, settings), {});
  sender::Uploads uploads(
      [&media](const Address& to, const StoredMedia& one) { return media.upload(to, one); });
  sender::SendLoop send(redis, send_settings_from(settings), ownership, graph, uploads, board);
  sender::StatusLoop status(redis, ownership, *tickets, metrics);
  sender::FetchLoop fetches(
      redis, ownership, [&media](const Fetch& fetch) { return media.bring(fetch); }, kFetchesAtOnce,
      metrics, system_now);

  sender::ChannelCare care(board, graph, setup_from(settings));
  const auto rpc = sender::make_rpc_service(care);
  process::GrpcServer server(settings.text("address", "127.0.0.1:7104"), {rpc.get()});
  sender::Hold hold(redis, metrics);
  process::HealthServer health(
      settings.text("health", "127.0.0.1:7413"), metrics, [&]() -> Result<void> {
        if (hold.held())
          return Error{Error::Kind::kUnavailable, "held after a restore: serapctl release"};
        if (send.since_last_turn() < kHung) return {};
        return Error{Error::Kind::kUnavailable,
                     "the outbox was not read for 30 s: Redis is away, or the loop hangs"};
      });
  journal::info("started=1 grpc={} health={}", server.port(), health.port());
  {
    const std::jthread statuses([&](const std::stop_token& ended) { status.run(ended); });
    const std::jthread fetching([&](const std::stop_token& ended) { fetches.run(ended); });
    hold.wait_until_released(stop.token());
    send.run(stop.token());
  }
  server.drain();
  journal::info("stopped=1");
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return serap::process::run_main(argc, argv, kProgram, serve); }
