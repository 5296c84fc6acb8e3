#include "services/process/run_main.hpp"

#include <cstdlib>
#include <exception>
#include <iostream>

#include "services/process/journal.hpp"

namespace serap::process {
namespace {

int help(const Program& program, std::ostream& out, int code) {
  out << program.name << ": " << program.about << "\n\nusage: " << program.name
      << " [--settings FILE]\n\n"
      << "Settings: section [" << program.section << "] of a TOML file (or SERAP_SETTINGS); SERAP_"
      << "<SECTION>_<KEY> in the environment wins.\n"
      << program.settings << "\n";
  return code;
}

}  // namespace

int run_main(int argc, char** argv, const Program& program,
             const std::function<int(const Settings&)>& serve) {
  const char* from_environment = std::getenv("SERAP_SETTINGS");
  std::filesystem::path file = from_environment ? from_environment : "";
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--help" || word == "-h") return help(program, std::cout, 0);
    if (word == "--settings" && i + 1 < argc) {
      file = argv[++i];
    } else {
      std::cerr << program.name << ": unknown argument " << word << "; see " << program.name
                << " --help\n";
      return 2;
    }
  }
  try {
    const Settings settings = Settings::load(program.section, file);
    journal::start(program.name, settings.text("log", "info"));
    return serve(settings);
  } catch (const std::exception& error) {
    std::cerr << program.name << ": " << error.what() << "\n";
    return 1;
  }
}

}  // namespace serap::process
