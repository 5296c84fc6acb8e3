// serapctl: the operator's tool.
#include <algorithm>
#include <iostream>

#include "services/ctl/chat.hpp"
#include "services/ctl/commands.hpp"

namespace {

constexpr const char* kHelp =
    "serapctl COMMAND ...    (serapctl COMMAND --help says more)\n"
    "  chat     write to Serap as a citizen, through the simulator\n"
    "  status   is everything up, and does everything move?\n"
    "  dead     what could not be worked off, and why\n"
    "  parse    what is in a webhook payload\n"
    "  channel  sets a channel up at Meta, and says what is wrong with it\n"
    "  route    which office is in charge of a matter, and why\n"
    "  metrics  what stands in Redis, for Prometheus\n"
    "  release  let the sender go on after a restore\n"
    "  staff    who may use the console\n"
    "  citizen  what is stored about a citizen: export it, erase it\n"
    "  calendar days on which offices are closed\n"
    "  audit    is the record of who saw and did what whole?\n"
    "  classify what the classifier makes of lines\n"
    "  eval     how right a classifier's model is on labelled reports\n"
    "  train    teach a model an office's own labels\n"
    "  model    which model is in use: list, use, back\n"
    "Settings are read from .serap/serap.toml, or from --settings FILE.\n";

int run(const std::string& command, const std::vector<std::string>& typed) {
  if (command == "chat") return serap::ctl::run_chat(typed);
  if (command == "status") return serap::ctl::run_status(typed);
  if (command == "dead") return serap::ctl::run_dead(typed);
  if (command == "parse") return serap::ctl::run_parse(typed);
  if (command == "channel") return serap::ctl::run_channel(typed);
  if (command == "route") return serap::ctl::run_route(typed);
  if (command == "metrics") return serap::ctl::run_metrics(typed);
  if (command == "release") return serap::ctl::run_release(typed);
  if (command == "citizen") return serap::ctl::run_citizen(typed);
  if (command == "calendar") return serap::ctl::run_calendar(typed);
  if (command == "audit") return serap::ctl::run_audit(typed);
  if (command == "staff") return serap::ctl::run_staff(typed);
  if (command == "classify") return serap::ctl::run_classify(typed);
  if (command == "eval") return serap::ctl::run_eval(typed);
  if (command == "train") return serap::ctl::run_train(typed);
  if (command == "model") return serap::ctl::run_model(typed);
  if (command == "--help" || command == "help") return std::cout << kHelp, 0;
  std::cerr << (command.empty() ? "" : "there is no command " + command + "\n\n") << kHelp;
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);  // some commands print a line for each of thousands
  try {
    std::vector<std::string> words(argv + 1, argv + argc);
    // "serapctl --settings FILE status" is "serapctl status --settings FILE".
    if (words.size() > 2 && words[0] == "--settings")
      std::rotate(words.begin(), words.begin() + 2, words.begin() + 3);
    const std::string command = words.empty() ? "" : words.front();
    if (!words.empty()) words.erase(words.begin());
    return run(command, words);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
