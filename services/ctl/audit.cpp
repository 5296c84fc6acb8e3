// `serapctl audit`: is the record of who saw and did what still whole?
#include <iostream>

#include <fmt/format.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/tickets/operator_port.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl audit verify [--settings FILE]\n"
    "Checks the chain of the audit from its first row. Note the last seal somewhere else from time "
    "to time: whoever cuts\n"
    "the end off cannot hide it then. Exit 0: whole; 1: broken, or it could not be read.\n";

}  // namespace

int run_audit(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  if (line->words != std::vector<std::string>{"verify"}) return refuse("say `audit verify`", kHelp);
  const process::Settings settings = install_settings(*line);
  const auto tickets = tickets::make_operator_client(tickets_address(settings));
  const Result<tickets::AuditState> state = tickets->verify_audit(settings.secret("operator"));
  if (!state) return fail(state.error().message);
  if (state->broken) {
    std::cout << fmt::format(
        "BROKEN at row {} of {}: that row, or one before it, is not what was written.\n"
        "Keep the database as it is, and compare it with your backups: deploy/RECOVERY.md.\n",
        *state->broken, state->rows);
    return 1;
  }
  std::cout << fmt::format("Whole: {} rows. Last seal {}\n", state->rows, state->last_seal);
  return 0;
}

}  // namespace serap::ctl
