#include "services/ctl/models.hpp"

#include "services/ctl/install.hpp"
#include "services/process/settings.hpp"

namespace serap::ctl {

classifier::ModelShelf model_shelf(const CommandLine& line) {
  const process::Settings settings = install_settings(line).section("classifier");
  return {settings.path("models", "models"),
          settings.path("model", process::share_folder() / "classifier/model.bin")};
}

std::filesystem::path model_file(const CommandLine& line, const char* option) {
  return line.has(option) ? std::filesystem::path(line.text(option, ""))
                          : model_shelf(line).in_use();
}

}  // namespace serap::ctl
