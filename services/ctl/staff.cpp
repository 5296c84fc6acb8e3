// `serapctl staff`: who may use the console.
#include <iostream>

#include <fmt/format.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/password.hpp"
#include "services/tickets/desk_port.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl staff add EMAIL --role ROLE [--agency CODE] [--name NAME]\n"
    "    makes an account; the password is asked, or is the first line of standard input\n"
    "    ROLE is national, coordinator, liaison or read-only; all but national need an agency\n"
    "serapctl staff list              every account\n"
    "serapctl staff disable EMAIL     ends an account and its sessions\n"
    "  --settings FILE                default .serap/serap.toml\n";

void show(const tickets::Staff& staff) {
  std::cout << fmt::format("{:<32} {:<12} {:<20} {:<8} {}\n", staff.email,
                           tickets::id_of(staff.role), staff.agency.value,
                           staff.disabled ? "disabled" : "active", staff.name);
}

int add(tickets::DeskPort& desk, const std::string& secret, const CommandLine& line) {
  const std::optional<tickets::Role> role = tickets::role_with_id(line.text("role", ""));
  if (!role) return refuse("--role must be national, coordinator, liaison or read-only", kHelp);
  const AgencyCode agency{line.text("agency", "")};
  if (agency.empty() && *role != tickets::Role::kNational)
    return refuse("--agency CODE is missing: only national staff need none", kHelp);
  const Result<std::string> password = read_password();
  if (!password) return fail(password.error().message);
  const Result<tickets::Staff> added =
      desk.add_staff(secret, {line.words[1], line.text("name", ""), *role, agency, *password});
  if (!added) return fail(added.error().message);
  show(*added);
  return 0;
}

int list(tickets::DeskPort& desk, const std::string& secret) {
  const Result<std::vector<tickets::Staff>> all = desk.list_staff(secret);
  if (!all) return fail(all.error().message);
  if (all->empty())
    std::cout << "There is no account yet: serapctl staff add EMAIL --role national\n";
  for (const tickets::Staff& staff : *all) show(staff);
  return 0;
}

int disable(tickets::DeskPort& desk, const std::string& secret, const std::string& email) {
  const Result<tickets::Staff> disabled = desk.disable_staff(secret, email);
  if (!disabled) return fail(disabled.error().message);
  show(*disabled);
  return 0;
}

}  // namespace

int run_staff(const std::vector<std::string>& typed) {
  const Result<CommandLine> line =
      parse_command_line(typed, {"settings", "role", "agency", "name"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const std::vector<std::string>& words = line->words;
  const std::string deed = words.empty() ? "" : words[0];
  const bool complete = (deed == "list" && words.size() == 1) ||
                        ((deed == "add" || deed == "disable") && words.size() == 2);
  if (!complete)
    return refuse("say `staff add EMAIL`, `staff list` or `staff disable EMAIL`", kHelp);

  const process::Settings settings = install_settings(*line);
  const std::string secret = settings.secret("operator");
  const auto desk = tickets::make_desk_client(tickets_address(settings));
  if (deed == "add") return add(*desk, secret, *line);
  return deed == "list" ? list(*desk, secret) : disable(*desk, secret, words[1]);
}

}  // namespace serap::ctl
