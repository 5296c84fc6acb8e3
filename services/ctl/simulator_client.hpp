#pragma once
// The simulator's API: a citizen's phone, from the terminal.
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "services/ctl/script_line.hpp"
#include "services/model/inbound.hpp"
#include "services/process/http_client.hpp"

namespace serap::ctl {

struct Bubble {
  std::uint64_t seq = 0;
  std::string id;
  std::string at;
  std::string from;  // citizen, bot, office
  std::string kind;  // text, buttons, quick_replies, list, image, audio, document, location_request
  std::string text;
  std::vector<Choice> choices;
  bool operator==(const Bubble&) const = default;
};

// The bubbles in an answer of /sim/bubbles.
Result<std::vector<Bubble>> bubbles_from_json(const std::string& body);
// One line of --json: at, from, kind, text, choices, ticket (a report's number in the text, else
// "").
std::string json_from_bubble(const Bubble& bubble);
// The same for people.
std::string words_from_bubble(const Bubble& bubble);

class SimulatorClient {
 public:
  // Throws std::runtime_error if `origin` is none.
  SimulatorClient(const std::string& origin, std::string channel, std::string name);

  Result<void> say(const ScriptLine& line);
  // What came or changed after `seq`; waits up to `wait` for it.
  Result<std::vector<Bubble>> bubbles(std::uint64_t seq, std::chrono::milliseconds wait);

 private:
  Result<std::string> call(process::HttpCall call);
  process::HttpClient client_;
  std::string channel_;
  std::string name_;
};

}  // namespace serap::ctl
