// `serapctl release`: after a restore somebody looks first, then the sender may speak.
#include <iostream>

#include <unistd.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/process/journal.hpp"
#include "services/redis/epoch.hpp"
#include "services/redis/server_settings.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl release [--settings FILE]\n"
    "Lets the sender say what waits in the outbox. deploy/restore holds it, so that somebody reads "
    "restored.txt first.\n";

}  // namespace

int run_release(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  redis::Connection redis(redis::server_from(install_settings(*line)));
  const Result<bool> was_held = redis::release(redis);
  if (!was_held) {
    std::cerr << was_held.error().message << "\n";
    return 1;
  }
  journal::start("serapctl", "info");
  if (*was_held) journal::info("what=released uid={}", getuid());
  std::cout << (*was_held ? "Released: the sender goes on within a second.\n"
                          : "It was not held.\n");
  return 0;
}

}  // namespace serap::ctl
