#pragma once
#include <string>
#include <string_view>

namespace serap::process {

// Who an HTTP client speaks to.
struct Origin {
  bool tls = false;
  std::string host;    // without brackets
  std::string port;    // "80" and "443" when the text had none
  std::string header;  // as the Host header wants it
  bool operator==(const Origin&) const = default;
};

// From "https://graph.facebook.com" or "http://[::1]:7300". Throws std::runtime_error when it is
// anything else, also with a path.
Origin parse_origin(std::string_view text);

}  // namespace serap::process
