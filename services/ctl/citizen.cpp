// `serapctl citizen`: a citizen's rights over their data (UU 27/2022 on personal data).
#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/forget.hpp"
#include "services/ctl/install.hpp"
#include "services/redis/server_settings.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl citizen export WHO [--out FILE]   all that is stored about them, as JSON\n"
    "serapctl citizen erase WHO [--yes]         what they said and what they are called, for good\n"
    "    WHO is a report's number (SRP-26-7K3QXM-G) or an alias (\"Warga 4F2K\")\n"
    "    Figures stay. Backups made before still hold them: erased.txt names whom `serapctl "
    "release` erases again\n"
    "    after a restore. Let backups end after the time your office has set.\n"
    "  --settings FILE    default .serap/serap.toml\n";

int export_to(tickets::OperatorPort& tickets, const std::string& secret, const std::string& who,
              const std::string& file) {
  const Result<std::string> document = tickets.export_citizen(secret, who);
  if (!document) return fail(document.error().message);
  if (file.empty()) return std::cout << *document << "\n", 0;
  std::ofstream out(file);
  out << *document << "\n";
  out.close();
  if (out.fail()) return fail(file + " cannot be written");
  std::cerr << "Written to " << file << ": it holds personal data.\n";
  return 0;
}

bool agreed(const std::string& who) {
  std::cerr << "Erase what " << who << " said, their pictures, their names and numbers, for good?\n"
            << "Type " << who << " to agree: ";
  std::string typed;
  std::getline(std::cin, typed);
  return typed == who;
}

int erase(const CommandLine& line, const process::Settings& settings,
          tickets::OperatorPort& tickets) {
  const std::string& who = line.words[1];
  if (!line.has("yes") && !agreed(who)) return fail("Nothing was erased.");
  redis::Connection redis(redis::server_from(settings));
  const Result<Erasure> done = erase_everywhere(tickets, settings.secret("operator"), redis, who);
  if (!done) return fail(done.error().message + "\nIt may be half done: say it again.");
  std::cout << fmt::format(
      "Erased {}: {} messages, {} files, the words of {} reports ({} were open and are withdrawn), "
      "{} conversations and {} dead letters in Redis.\n",
      done->alias, done->tickets.messages, done->tickets.media, done->tickets.tickets,
      done->tickets.withdrawn, done->redis.conversations, done->redis.dead);
  const std::filesystem::path list = install_file(line, kErasedList);
  if (!note_erased(list, done->alias))
    return fail(list.string() + " cannot be written: after a restore, erase them again by hand.");
  return 0;
}

}  // namespace

int run_citizen(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings", "out"}, {"help", "yes"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const std::vector<std::string>& words = line->words;
  if (words.size() != 2 || (words[0] != "export" && words[0] != "erase"))
    return refuse("say `citizen export WHO` or `citizen erase WHO`", kHelp);
  const process::Settings settings = install_settings(*line);
  const auto tickets = tickets::make_operator_client(tickets_address(settings));
  return words[0] == "erase"
             ? erase(*line, settings, *tickets)
             : export_to(*tickets, settings.secret("operator"), words[1], line->text("out", ""));
}

}  // namespace serap::ctl
