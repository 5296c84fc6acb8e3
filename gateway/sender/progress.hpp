#pragma once
// How far a message is, as it stands in the hash send:{p} under its outbound id. No field: not
// begun.
#include <optional>
#include <string>
#include <string_view>

namespace serap::sender {

struct Progress {
  enum class State {
    kSending,  // a call for `part` was about to be made: it may have been
    kTaken,    // the platform has `part`; the next one is due
    kJoined,   // goes along in another message, which holds the state
  };
  State state = State::kSending;
  int part = 0;
  std::string platform_id;  // with kTaken, if known; with kJoined the other's outbound id
  bool operator==(const Progress&) const = default;
};

std::string text_of(const Progress& progress);  // "s|0", "t|0|wamid.X", "j|0|<id>"
std::optional<Progress> progress_from(std::string_view text);

}  // namespace serap::sender
