#pragma once
// One line of a chat: what the citizen does.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "services/model/result.hpp"
#include "services/model/routing.hpp"

namespace serap::ctl {

struct SayText {
  std::string text;
  bool operator==(const SayText&) const = default;
};
struct Choose {
  std::string title;
  bool operator==(const Choose&) const = default;
};
struct SendPin {
  Coordinates at;
  bool operator==(const SendPin&) const = default;
};
struct SendPhoto {
  std::string file;
  bool operator==(const SendPhoto&) const = default;
};
struct SendVoice {
  std::string file;
  bool operator==(const SendVoice&) const = default;
};
using ScriptLine = std::variant<SayText, Choose, SendPin, SendPhoto, SendVoice>;

// "@pin -6.9 107.6", "@photo FILE", "@voice FILE", a title of `titles` (case and outer spaces do
// not matter), else text; "@@x" is the text "@x". kInvalid for another word behind "@" or a pin
// that is none.
Result<ScriptLine> parse_script_line(std::string_view line, const std::vector<std::string>& titles);

}  // namespace serap::ctl
