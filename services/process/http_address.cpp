#include "services/process/http_address.hpp"

#include <charconv>

#include "services/process/settings.hpp"

namespace serap::process {

HttpServerSettings http_server_at(std::string_view address) {
  HttpServerSettings settings;
  const std::size_t colon = address.rfind(':');
  const std::string_view port = colon == address.npos ? "" : address.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), settings.port);
  std::string_view host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (error != std::errc{} || end != port.data() + port.size() || host.empty()) {
    throw SettingsError("an address is host:port, such as 127.0.0.1:7201, not \"" +
                        std::string{address} + "\"");
  }
  settings.address = host;
  return settings;
}

}  // namespace serap::process
