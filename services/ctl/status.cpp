// `serapctl status`: is everything up, and does everything move?
#include <iostream>

#include <fmt/format.h>

#include "gateway/sender/port.hpp"
#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/logs.hpp"
#include "services/model/time.hpp"
#include "services/process/http_client.hpp"
#include "services/redis/server_settings.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl status [--settings FILE]\n"
    "Shows whether each process answers its health check, what waits in each log and for how long, "
    "who owns the\n"
    "partitions, and how many entries are dead. Exit: 0, or 1 if something is down.\n";

struct Process {
  const char* name;
  const char* section;
  const char* address;  // unless the settings say otherwise
};
// In the order of the road.
constexpr Process kProcesses[] = {
    {"webhook", "webhook", "127.0.0.1:7411"}, {"bot", "bot", "127.0.0.1:7412"},
    {"sender", "sender", "127.0.0.1:7413"},   {"classifier", "classifier", "127.0.0.1:7414"},
    {"router", "router", "127.0.0.1:7415"},   {"tickets", "tickets", "127.0.0.1:7416"},
    {"console", "console", "127.0.0.1:7417"},
};

// Empty: it is well. Else what is wrong, in one line.
std::string problem_at(const std::string& address) {
  process::HttpClient client({.origin = "http://" + address, .max_connections = 1, .ca_file = {}});
  process::HttpCall call;
  call.target = "/healthz";
  call.deadline = std::chrono::seconds{2};
  const process::HttpOutcome outcome = client.request_and_wait(std::move(call));
  if (outcome.what != process::HttpOutcome::What::kAnswered) return "does not answer";
  if (outcome.response.status == 200) return {};
  const std::string& why = outcome.response.body;
  return why.empty() ? "unwell" : why.substr(0, why.find('\n'));
}

bool show(std::string_view name, const std::string& address, const std::string& problem) {
  std::cout << fmt::format("  {:<12} {:<22} {}\n", name, address,
                           problem.empty() ? "up" : "DOWN  " + problem);
  return problem.empty();
}

bool show_processes(const process::Settings& settings) {
  std::cout << "Processes\n";
  bool well = true;
  for (const Process& one : kProcesses) {
    const std::string address = settings.section(one.section).text("health", one.address);
    well = show(one.name, address, problem_at(address)) && well;
  }
  // A live install has no simulator: its sender speaks to Meta.
  if (settings.section("sender").text("graph", "").starts_with("http://127.0.0.1")) {
    const std::string address = settings.section("simulator").text("address", "127.0.0.1:7300");
    well = show("simulator", address, problem_at(address)) && well;
  }
  return well;
}

std::string age(std::int64_t ms) {
  if (ms < 1000) return fmt::format("{} ms", ms);
  if (ms < 120'000) return fmt::format("{} s", ms / 1000);
  return fmt::format("{} min", ms / 60'000);
}

void show_logs(const Logs& logs) {
  std::cout << "\nLogs            waiting   oldest\n";
  for (const Lag& lag : logs.lags) {
    std::cout << fmt::format("  {:<13} {:>7}   {}\n", lag.stream, lag.entries,
                             lag.entries == 0 ? "-" : age(lag.oldest_ms));
  }
  std::cout << "\nOwners\n";
  for (const Owners& one : logs.owners) {
    std::cout << fmt::format("  {:<13} {} of 64 partitions, {} process{}\n",
                             one.role == "out" ? "sender" : one.role, one.partitions, one.members,
                             one.members == 1 ? "" : "es");
  }
  std::cout << fmt::format("\nDead            {}{}\n", logs.dead,
                           logs.dead == 0 ? "" : "   (serapctl dead list)");
}

// False if one is paused: citizens get no answers on it.
bool show_channels(const process::Settings& settings) {
  const auto sender =
      sender::make_rpc_client(settings.section("sender").text("address", "127.0.0.1:7104"));
  const Result<std::vector<sender::ChannelState>> states = sender->channels();
  if (!states) return true;  // its health says so already
  std::cout << "\nChannels\n";
  bool well = true;
  for (const sender::ChannelState& state : *states) {
    std::string how = "sends";
    if (!state.slowed.empty()) how = "slowed: " + state.slowed;
    if (!state.paused.empty()) how = "PAUSED, its queue is kept: " + state.paused;
    well = well && state.paused.empty();
    std::cout << fmt::format("  {:<10} {:<18} {}\n", name_of(state.channel), state.tenant.value,
                             how);
    if (!state.alarm.empty()) std::cout << fmt::format("  {:<29} ALARM: {}\n", "", state.alarm);
  }
  return well;
}

}  // namespace

int run_status(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const process::Settings settings = install_settings(*line);
  bool well = show_processes(settings);

  const redis::Server server = redis::server_from(settings);
  redis::Connection redis(server);
  const Result<Logs> logs = look_at_logs(redis, unix_milliseconds(system_now()));
  well = show("redis", server.host + ":" + std::to_string(server.port),
              logs ? "" : logs.error().message) &&
         well;
  if (logs) show_logs(*logs);
  well = show_channels(settings) && well;
  return well ? 0 : 1;
}

}  // namespace serap::ctl
