#include <filesystem>

#include "services/process/grpc_server.hpp"
#include "services/process/health.hpp"
#include "services/process/journal.hpp"
#include "services/process/metrics.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"
#include "services/redis/epoch.hpp"
#include "services/redis/server_settings.hpp"
#include "services/tickets/clock_keeper.hpp"
#include "services/tickets/desk.hpp"
#include "services/tickets/intake.hpp"
#include "services/tickets/media_store.hpp"
#include "services/tickets/operator.hpp"
#include "services/tickets/redis_sink.hpp"
#include "services/tickets/relay.hpp"
#include "services/tickets/rpc_service.hpp"
#include "services/tickets/secrets.hpp"
#include "services/tickets/stale_drafts.hpp"
#include "services/tickets/workbench.hpp"

namespace {

using namespace serap;

constexpr process::Program kProgram{
    "serap-tickets", "tickets",
    "Keeps citizens, tickets, conversations, staff and the audit, and tells conversations what "
    "staff did.",
    "address   127.0.0.1:7103  gRPC\n"
    "health    127.0.0.1:7416  /healthz and /metrics\n"
    "database  tickets.db      the SQLite file; its folder must exist\n"
    "media     media           beside the database: pictures, voice notes and files\n"
    "topics    <folder of the binary>/../share/serap/tickets/topics.tsv\n"
    "data      <same folder>           calendar, lengths, archive reasons\n"
    "router_data  <...>/share/serap/router   SLA classes of sla.tsv and topics.tsv\n"
    "[redis] host 127.0.0.1, port 7379, replicas 0: where the relay appends; secret: redis\n"
    "secret operator: authorises staff accounts (serapctl)\n"};

// Two halves that were restored apart must not meet. While Redis is away the relay looks again
// before its first append.
void refuse_another_epoch(const redis::Server& server, const std::string& epoch) {
  redis::Connection redis(server);
  const Result<void> joined = redis::join_epoch(redis, epoch);
  if (joined) return;
  if (joined.error().kind == Error::Kind::kRejected)
    throw process::SettingsError(joined.error().message);
  journal::warning("what=epoch_not_compared next=start why=\"{}\"", joined.error().message);
}

int serve(const process::Settings& settings) {
  const process::StopSignal stop;
  tickets::start_secrets();
  const std::filesystem::path share = process::share_folder();
  const tickets::TopicNames topics =
      tickets::load_topics(settings.path("topics", share / "tickets/topics.tsv"));
  const std::filesystem::path data = settings.path("data", share / "tickets");
  tickets::TermsInForce terms(
      tickets::load_terms(data, settings.path("router_data", share / "router")));
  tickets::Hosts hosts;
  for (const process::Tenant& tenant : settings.tenants())
    hosts.emplace(tenant.id, tenant.host_agency);
  const redis::Server redis = redis::server_from(settings);
  const auto replicas = static_cast<int>(settings.section("redis").number("replicas", 0, 0, 9));

  tickets::Bell bell;
  tickets::CommitCount commits;
  const std::filesystem::path database = settings.path("database", "tickets.db");
  tickets::Store store(database, [&] {
    commits.rise();
    bell.ring();
  });
  refuse_another_epoch(redis, store.epoch());
  tickets::MediaStore media(store, settings.path("media", database.parent_path() / "media"),
                            system_now);
  tickets::Intake intake(store, topics, hosts, terms, media);
  tickets::Desk desk(store, topics, terms, system_now, settings.secret("operator"));
  tickets::Workbench workbench(store, commits, topics, system_now);
  tickets::Operator operator_side(store, terms, *terms.now(), media, system_now,
                                  settings.secret("operator"));
  tickets::Relay relay(store, tickets::make_redis_sink(redis, replicas, store.epoch()), system_now);
  process::Metrics metrics;
  const tickets::RelayThread relaying(relay, bell, metrics);

  const tickets::DraftKeeper drafts(store, intake, system_now);
  const tickets::ClockKeeper clocks(store, terms, system_now, metrics);

  const auto intake_service = tickets::make_intake_service(intake);
  const auto desk_service = tickets::make_desk_service(desk);
  const auto workbench_service = tickets::make_workbench_service(workbench);
  const auto media_service = tickets::make_media_service(media);
  const auto operator_service = tickets::make_operator_service(operator_side);
  process::GrpcServer server(settings.text("address", "127.0.0.1:7103"),
                             {intake_service.get(), desk_service.get(), workbench_service.get(),
                              media_service.get(), operator_service.get()});
  const process::HealthServer health(settings.text("health", "127.0.0.1:7416"), metrics,
                                     [] { return Result<void>{}; });
  journal::info("what=started port={} epoch={} tenants={}", server.port(), store.epoch(),
                hosts.size());
  stop.wait();
  server.drain();
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return process::run_main(argc, argv, kProgram, serve); }
