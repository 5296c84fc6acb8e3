#include "services/process/http_origin.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace serap::process {

Origin parse_origin(std::string_view text) {
  const auto refuse = [&] {
    return std::runtime_error(
        fmt::format("\"{}\" is no origin: write https://host or http://host:port", text));
  };
  Origin origin;
  std::string_view rest = text;
  if (rest.starts_with("https://")) {
    origin.tls = true;
  } else if (!rest.starts_with("http://")) {
    throw refuse();
  }
  rest.remove_prefix(origin.tls ? 8 : 7);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  origin.header = rest;
  const std::size_t bracket = rest.starts_with('[') ? rest.find(']') : 0;
  if (bracket == rest.npos) throw refuse();
  const std::size_t colon = rest.find(':', bracket);
  origin.host = bracket > 0 ? rest.substr(1, bracket - 1) : rest.substr(0, colon);
  origin.port =
      colon == rest.npos ? (origin.tls ? "443" : "80") : std::string{rest.substr(colon + 1)};
  if (origin.host.empty() || origin.port.empty() ||
      origin.header.find_first_of("/?#@ \r\n") != std::string::npos ||
      origin.port.find_first_not_of("0123456789") != std::string::npos) {
    throw refuse();
  }
  return origin;
}

}  // namespace serap::process
