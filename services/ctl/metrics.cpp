// `serapctl metrics`: for node_exporter's textfile collector, or anything that reads files.
#include <iostream>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/gauges.hpp"
#include "services/ctl/install.hpp"
#include "services/model/time.hpp"
#include "services/redis/server_settings.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl metrics [--settings FILE] [--data DIR]\n"
    "Prints what stands in Redis, its memory and the disk of DIR (the settings file's folder) in "
    "Prometheus' text format.\n";

}  // namespace

int run_metrics(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings", "data"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const process::Settings settings = install_settings(*line);
  redis::Connection redis(redis::server_from(settings));
  const std::filesystem::path folder = line->has("data")
                                           ? std::filesystem::path{line->text("data", "")}
                                           : settings.path("data", ".");
  const Result<std::string> text = gauges(redis, folder, unix_milliseconds(system_now()));
  if (!text) {
    std::cerr << text.error().message << "\n";
    return 1;
  }
  std::cout << *text;
  return 0;
}

}  // namespace serap::ctl
