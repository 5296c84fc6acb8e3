// `serapctl release`: after a restore somebody looks first, then the sender may speak.
#include <iostream>

#include <unistd.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/forget.hpp"
#include "services/ctl/install.hpp"
#include "services/process/journal.hpp"
#include "services/redis/epoch.hpp"
#include "services/redis/server_settings.hpp"
#include "services/tickets/operator_port.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl release [--settings FILE]\n"
    "Lets the sender say what waits in the outbox. deploy/restore holds it, so that somebody reads "
    "restored.txt first.\n"
    "Citizens who were erased since the backup are erased again before.\n";

}  // namespace

int run_release(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const process::Settings settings = install_settings(*line);
  redis::Connection redis(redis::server_from(settings));
  const std::vector<std::string> erased = erased_before(install_file(*line, kErasedList));
  const auto tickets = tickets::make_operator_client(tickets_address(settings));
  for (const std::string& alias : erased) {
    const Result<Erasure> done =
        erase_everywhere(*tickets, settings.secret("operator"), redis, alias);
    if (done || done.error().kind == Error::Kind::kNotFound) continue;
    return fail(alias + " could not be erased again: " + done.error().message +
                "\nThe sender is still held.");
  }
  const Result<bool> was_held = redis::release(redis);
  if (!was_held) return fail(was_held.error().message);
  journal::start("serapctl", "info");
  if (*was_held) journal::info("what=released uid={}", getuid());
  std::cout << (*was_held ? "Released: the sender goes on within a second.\n"
                          : "It was not held.\n");
  return 0;
}

}  // namespace serap::ctl
