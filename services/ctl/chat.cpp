#include "services/ctl/chat.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <mutex>
#include <thread>

#include <unistd.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/install.hpp"

namespace serap::ctl {
namespace {

using std::chrono::milliseconds;
using Moment = std::chrono::steady_clock::time_point;

constexpr milliseconds kSettle{600};  // an answer of several bubbles is over after so much silence
constexpr milliseconds kLongestWait{20'000};  // of one question to the simulator

}  // namespace

const char* const kChatHelp =
    "serapctl chat --as NAME [--channel whatsapp|messenger|instagram] [--json] [--quiet SECONDS]\n"
    "Writes to Serap as the citizen NAME, through the simulator. One line is one message; a script "
    "may come from\n"
    "standard input. A line that is the title of a button or list row chooses it. @pin LAT LON "
    "sends a location,\n"
    "@photo FILE a photo, @voice FILE a voice note, @@ begins a line with @.\n"
    "  --as NAME        who writes; a name is always the same phone\n"
    "  --channel        whatsapp (if none is said), messenger or instagram\n"
    "  --json           one JSON object a bubble: at, from (bot, office), kind, text, choices, "
    "ticket\n"
    "  --quiet SECONDS  ends when nothing came for so long (3)\n"
    "  --simulator URL  default http://127.0.0.1:7300, or [simulator] address\n"
    "Exit: 0; 1 when the last message had no answer; 2 when a line was wrong or the simulator "
    "away.\n";

bool Chat::take(milliseconds wait, bool print) {
  const Result<std::vector<Bubble>> bubbles = client_.bubbles(seq_, wait);
  if (!bubbles) {
    problems_ << bubbles.error().message << "\n";
    broken_ = true;
    return false;
  }
  bool came = false;
  for (const Bubble& bubble : *bubbles) {
    seq_ = std::max(seq_, bubble.seq);
    if (bubble.from == "citizen" || !seen_.insert(bubble.id).second) continue;
    came = true;
    if (!bubble.choices.empty()) {
      titles_.clear();
      for (const Choice& choice : bubble.choices) titles_.push_back(choice.title);
    }
    if (print)
      out_ << (settings_.json ? json_from_bubble(bubble) : words_from_bubble(bubble)) << std::endl;
  }
  answered_ = answered_ || came;
  return came;
}

// What stands in the chat from before is not printed, but its buttons can be chosen.
bool Chat::begin() {
  take(milliseconds{0}, false);
  answered_ = false;
  return !broken_;
}

bool Chat::say(const std::string& line) {
  const Result<ScriptLine> deed = parse_script_line(line, titles_);
  const Result<void> said = deed ? client_.say(*deed) : Result<void>{deed.error()};
  answered_ = false;
  if (!said) problems_ << said.error().message << "\n";
  return said.has_value();
}

bool Chat::listen(milliseconds quiet, milliseconds settle) {
  Moment last = std::chrono::steady_clock::now();
  while (!broken_) {
    const milliseconds silence = answered_ ? settle : quiet;
    const auto left =
        std::chrono::ceil<milliseconds>(last + silence - std::chrono::steady_clock::now());
    if (left.count() <= 0) return answered_;
    if (take(std::min(left, kLongestWait), true)) last = std::chrono::steady_clock::now();
  }
  return false;
}

int Chat::play(std::istream& script) {
  if (!begin()) return 1;
  bool wrong = false;
  std::string line, next;
  bool more = static_cast<bool>(std::getline(script, line));
  while (more && !broken_) {
    more = static_cast<bool>(std::getline(script, next));
    if (line.find_first_not_of(" \t\r") != std::string::npos) {
      wrong = !say(line) || wrong;
      listen(settings_.quiet, more ? std::min(kSettle, settings_.quiet) : settings_.quiet);
    }
    std::swap(line, next);
  }
  if (wrong) return 2;
  return answered_ && !broken_ ? 0 : 1;
}

int Chat::converse(std::istream& keyboard) {
  if (!begin()) return 1;
  std::mutex mutex;  // the listener and the keyboard share the chat
  const std::jthread listener([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      {
        const std::lock_guard lock(mutex);
        take(milliseconds{0}, true);
        if (broken_) return;
      }
      std::this_thread::sleep_for(milliseconds{150});
    }
  });
  for (std::string line; std::getline(keyboard, line);) {
    const std::lock_guard lock(mutex);
    if (broken_) break;
    if (line.find_first_not_of(" \t\r") != std::string::npos) say(line);
  }
  const std::lock_guard lock(mutex);
  return broken_ ? 1 : 0;
}

int run_chat(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(
      typed, {"as", "channel", "quiet", "simulator", "settings"}, {"json", "help"});
  if (!line) return refuse(line.error().message, kChatHelp);
  if (line->has("help")) return std::cout << kChatHelp, 0;
  if (!line->words.empty())
    return refuse("messages come from standard input, not from the command line", kChatHelp);
  if (line->text("as", "").empty()) return refuse("--as NAME is missing: who writes?", kChatHelp);
  const std::string channel = line->text("channel", "whatsapp");
  if (!channel_named(channel))
    return refuse("--channel must be whatsapp, messenger or instagram", kChatHelp);

  ChatSettings settings;
  settings.json = line->has("json");
  const std::string quiet = line->text("quiet", "3");
  double seconds = 0;
  const auto [end, error] = std::from_chars(quiet.data(), quiet.data() + quiet.size(), seconds);
  if (error != std::errc{} || end != quiet.data() + quiet.size() || seconds <= 0 ||
      seconds > 3600) {
    return refuse("--quiet must be a number of seconds, up to 3600", kChatHelp);
  }
  settings.quiet = milliseconds{static_cast<milliseconds::rep>(seconds * 1000)};

  const process::Settings install = install_settings(*line);
  const std::string origin =
      "http://" + install.section("simulator").text("address", "127.0.0.1:7300");
  SimulatorClient client(line->text("simulator", origin), channel, line->text("as", ""));
  Chat chat(client, settings, std::cout, std::cerr);
  const bool at_keyboard = isatty(STDIN_FILENO) != 0;
  return at_keyboard ? chat.converse(std::cin) : chat.play(std::cin);
}

}  // namespace serap::ctl
