#include "bots/talk/options.hpp"

#include <string_view>

namespace serap::talk {

const char* const kHelp =
    R"(serap-talk: talk with a flow in the terminal. No Redis, no platform; tickets are kept in memory.

  --flow FILE          the flow (bots/flows/intake.json)
  --phrases FOLDER     its sentences (bots/phrases)
  --classifier TARGET  ask the real classifier at TARGET, 127.0.0.1:7101, instead of simple rules
  --router TARGET      ask the real router at TARGET, 127.0.0.1:7102, instead of simple rules
  --home AREA          the tenant's own area for the router: 3273
  --asks               show what is asked of services

Each line is a message; an option is tapped by its title. Also:
  @pin LAT LON [NAME]      sends a location
  @photo [CAPTION]         sends a photo
  @wait 30m                time passes, timers ring
  @office N STATUS WORDS   the office answers the Nth report: @office 1 dijawab Sudah kami tambal.
  @news N STATUS [NOTE]    its status changes: @news 1 diproses
)";

Result<Options> options_from(int argc, const char* const* argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (name == "--help" || name == "-h") {
      options.help = true;
      continue;
    }
    if (name == "--asks") {
      options.asks = true;
      continue;
    }
    if (i + 1 == argc)
      return Error{Error::Kind::kInvalid,
                   "not understood, or a value is missing: " + std::string(name)};
    const std::string value = argv[++i];
    if (name == "--flow") {
      options.flow = value;
    } else if (name == "--phrases") {
      options.phrases = value;
    } else if (name == "--classifier") {
      options.classifier = value;
    } else if (name == "--router") {
      options.router = value;
    } else if (name == "--home") {
      options.home_area = value;
    } else {
      return Error{Error::Kind::kInvalid, "not understood: " + std::string(name)};
    }
  }
  return options;
}

}  // namespace serap::talk
