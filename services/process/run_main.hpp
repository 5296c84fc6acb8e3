#pragma once
#include <functional>
#include <string_view>

#include "services/process/settings.hpp"

namespace serap::process {

// What a binary says of itself under --help.
struct Program {
  std::string_view name;      // "serap-bot"
  std::string_view section;   // of the settings file: "bot"
  std::string_view about;     // one or two sentences
  std::string_view settings;  // its settings, a line each: key, default, meaning
};

// Reads --help, --settings FILE (default: $SERAP_SETTINGS, else none), starts the journal, calls
// `serve`. Whatever `serve` throws becomes one sentence on standard error and exit code 1.
int run_main(int argc, char** argv, const Program& program,
             const std::function<int(const Settings&)>& serve);

}  // namespace serap::process
