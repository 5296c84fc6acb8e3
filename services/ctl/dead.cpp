// `serapctl dead`: what could not be worked off, and why.
#include <charconv>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/logs.hpp"
#include "services/ctl/replay.hpp"
#include "services/model/time.hpp"
#include "services/process/journal.hpp"
#include "services/redis/server_settings.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl dead list [--most N]    the newest entries (50): id, when, why\n"
    "serapctl dead show ID            one entry whole. It holds a citizen's words and address: "
    "mind who sees the screen\n"
    "serapctl dead replay ID | --all  back into the log it came from, once the reason is mended; "
    "each is noted in the journal\n"
    "  --settings FILE                default .serap/serap.toml\n";

int list(redis::Connection& redis, std::size_t most) {
  const Result<std::vector<Dead>> all = list_dead(redis, most);
  if (!all) return fail(all.error().message);
  if (all->empty()) std::cout << "Nothing is dead.\n";
  for (const Dead& dead : *all) {
    std::cout << fmt::format("{:<22} {}  {}\n", dead.id,
                             iso8601(from_unix_milliseconds(dead.at_ms)), dead.reason);
  }
  return 0;
}

int show(redis::Connection& redis, const std::string& id) {
  const Result<Dead> dead = find_dead(redis, id);
  if (!dead) return fail(dead.error().message);
  std::cout << "id      " << dead->id << "\nat      "
            << iso8601(from_unix_milliseconds(dead->at_ms)) << "\nreason  " << dead->reason
            << "\n\n"
            << dead->payload << "\n";
  return 0;
}

// The journal keeps who sent what again; the account of the machine is all we know of them.
int replay(redis::Connection& redis, const std::string& id) {
  const Result<std::string> log = replay_dead(redis, id);
  if (!log) return fail(log.error().message);
  journal::info("what=dead_replayed entry={} log={} uid={}", journal_id(id), *log, getuid());
  std::cout << id << " -> " << *log << "\n";
  return 0;
}

int replay_everything(redis::Connection& redis) {
  const Result<Replays> done = replay_all(redis);
  if (!done) return fail(done.error().message);
  journal::info("what=dead_replayed entry=all replayed={} kept={} uid={}", done->replayed,
                done->kept, getuid());
  std::cout << fmt::format("{} replayed, {} can only be read\n", done->replayed, done->kept);
  return 0;
}

}  // namespace

int run_dead(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {"settings", "most"}, {"help", "all"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const std::string number = line->text("most", "50");
  std::size_t most = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), most);
  if (error != std::errc{} || end != number.data() + number.size() || most == 0 || most > 100'000) {
    return refuse("--most must be a number from 1 to 100000", kHelp);
  }
  const std::vector<std::string>& words = line->words;
  const bool listing = words.size() == 1 && words[0] == "list";
  const bool showing = words.size() == 2 && words[0] == "show";
  const bool replaying =
      !words.empty() && words[0] == "replay" && words.size() == (line->has("all") ? 1 : 2);
  if (!listing && !showing && !replaying)
    return refuse("say `dead list`, `dead show ID` or `dead replay ID`", kHelp);
  redis::Connection redis(redis::server_from(install_settings(*line)));
  journal::start("serapctl", "info");
  if (replaying) return line->has("all") ? replay_everything(redis) : replay(redis, words[1]);
  return listing ? list(redis, most) : show(redis, words[1]);
}

}  // namespace serap::ctl
