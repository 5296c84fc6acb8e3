#pragma once
// `serapctl chat`: a citizen in the terminal, through the simulator.
#include <chrono>
#include <istream>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "services/ctl/simulator_client.hpp"

namespace serap::ctl {

struct ChatSettings {
  bool json = false;
  std::chrono::milliseconds quiet{3000};  // it ends when nothing came for so long
};

// Borrows the client and the streams.
class Chat {
 public:
  Chat(SimulatorClient& client, ChatSettings settings, std::ostream& out, std::ostream& problems)
      : client_(client), settings_(settings), out_(out), problems_(problems) {}

  // Each line of `script` is one message; the next goes when the bot has answered, or when nothing
  // came for `quiet`. 0, or 1 when the last message had no answer, 2 when a line was wrong or the
  // simulator away.
  int play(std::istream& script);

  // The same at a keyboard: bubbles appear as they come.
  int converse(std::istream& keyboard);

 private:
  bool begin();
  bool say(const std::string& line);
  // Prints what comes until nothing came for `quiet`; with `settle`, until an answer is followed by
  // that much silence.
  bool listen(std::chrono::milliseconds quiet, std::chrono::milliseconds settle);
  bool take(std::chrono::milliseconds wait, bool print);

  SimulatorClient& client_;
  ChatSettings settings_;
  std::ostream& out_;
  std::ostream& problems_;
  std::uint64_t seq_ = 0;
  std::set<std::string> seen_;       // ids of bubbles; a changed tick is no new bubble
  std::vector<std::string> titles_;  // of the newest bubble with choices
  bool answered_ = false;            // since the last message
  bool broken_ = false;              // the simulator went away
};

extern const char* const kChatHelp;
int run_chat(const std::vector<std::string>& typed);

}  // namespace serap::ctl
