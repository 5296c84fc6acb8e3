#include "services/ctl/install.hpp"

#include <filesystem>
#include <iostream>

namespace serap::ctl {

process::Settings install_settings(const CommandLine& line) {
  static constexpr std::string_view kUsual = ".serap/serap.toml";
  std::filesystem::path file = line.text("settings", "");
  if (file.empty() && std::filesystem::exists(kUsual)) file = kUsual;
  return process::Settings::load("ctl", file);
}

int refuse(std::string_view problem, std::string_view help) {
  std::cerr << problem << "\n\n" << help;
  return 2;
}

}  // namespace serap::ctl
