#include "services/ctl/install.hpp"

#include <iostream>

namespace serap::ctl {

namespace {

// Empty: the environment alone.
std::filesystem::path settings_file(const CommandLine& line) {
  static constexpr std::string_view kUsual = ".serap/serap.toml";
  std::filesystem::path file = line.text("settings", "");
  if (file.empty() && std::filesystem::exists(kUsual)) file = kUsual;
  return file;
}

}  // namespace

process::Settings install_settings(const CommandLine& line) {
  return process::Settings::load("ctl", settings_file(line));
}

std::filesystem::path install_file(const CommandLine& line, std::string_view name) {
  return settings_file(line).parent_path() / name;
}

std::string tickets_address(const process::Settings& settings) {
  return settings.section("tickets").text("address", "127.0.0.1:7103");
}

int fail(std::string_view why) {
  std::cerr << why << "\n";
  return 1;
}

int refuse(std::string_view problem, std::string_view help) {
  std::cerr << problem << "\n\n" << help;
  return 2;
}

}  // namespace serap::ctl
