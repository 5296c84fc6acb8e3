// `serapctl channel`: sets a channel up at Meta, and says in words what keeps it from working.
#include <iostream>

#include <fmt/format.h>

#include "gateway/sender/port.hpp"
#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl channel check [ID]     what keeps a channel from working, and what to do about it\n"
    "serapctl channel setup [ID]     subscribes the app; sets questions, menu, commands, "
    "templates\n"
    "    ID is a phone number id, Page id or Instagram account id; without one: every channel\n"
    "  --account ID                  the WhatsApp Business account, if the token does not tell it\n"
    "  --settings FILE               default .serap/serap.toml\n"
    "serap-sender must run: it alone holds the tokens. Exit: 0, or 1 if something is wrong.\n";

bool show(const sender::Finding& finding) {
  std::cout << fmt::format("  {} {:<24} {}\n", finding.well ? "ok   " : "WRONG", finding.what,
                           finding.words);
  if (!finding.remedy.empty()) std::cout << fmt::format("        -> {}\n", finding.remedy);
  return finding.well;
}

}  // namespace

int run_channel(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings", "account"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const std::string what = line->words.empty() ? "" : line->words.front();
  if ((what != "check" && what != "setup") || line->words.size() > 2)
    return refuse("check or setup, and at most one ID", kHelp);
  const process::Settings settings = install_settings(*line);
  const std::string wanted = line->words.size() == 2 ? line->words[1] : "";

  const auto channels =
      sender::make_rpc_client(settings.section("sender").text("address", "127.0.0.1:7104"));
  bool well = true, found = false;
  for (const process::Tenant& tenant : settings.tenants()) {
    if (!wanted.empty() && tenant.id.value != wanted) continue;
    found = true;
    std::cout << fmt::format("{} {} {}\n", name_of(tenant.channel), tenant.id.value, tenant.name);
    const std::string account = line->text("account", "");
    const Result<std::vector<sender::Finding>> findings =
        what == "check" ? channels->check(tenant.id, account) : channels->setup(tenant.id, account);
    if (!findings) {
      std::cerr << "  serap-sender: " << findings.error().message << "\n";
      well = false;
      continue;
    }
    for (const sender::Finding& finding : *findings) well = show(finding) && well;
  }
  if (!found) return refuse("the settings have no channel " + wanted, kHelp);
  return well ? 0 : 1;
}

}  // namespace serap::ctl
