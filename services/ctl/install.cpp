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

redis::Server redis_server(const process::Settings& settings) {
  const process::Settings at = settings.section("redis");
  redis::Server server;
  server.host = at.text("host", "127.0.0.1");
  server.port = static_cast<int>(at.number("port", 7379, 1, 65535));
  if (settings.has_secret("redis")) server.password = settings.secret("redis");
  return server;
}

int refuse(std::string_view problem, std::string_view help) {
  std::cerr << problem << "\n\n" << help;
  return 2;
}

}  // namespace serap::ctl
