#pragma once
// Where bytes may be brought from: the hosts of a list, and never this machine or its neighbours.
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::sender {

struct MediaUrl {
  std::string origin;  // "https://lookaside.fbsbx.com"
  std::string host;    // lower case, without a port
  std::string target;  // path and query
  bool operator==(const MediaUrl&) const = default;
};

struct MediaHosts {
  // These and all below them, https only. Meta's own, as of 2026:
  // https://developers.facebook.com/docs/messenger-platform/webhooks
  std::vector<std::string> allowed = {"fbsbx.com", "fbcdn.net", "cdninstagram.com", "facebook.com",
                                      "whatsapp.net"};
  std::string simulator = {};  // "http://127.0.0.1:7300": also that origin; empty: live

  // kInvalid names what is wrong, never the URL: scheme, user, host or port.
  Result<MediaUrl> check(std::string_view url) const;
};

// True if a host of the list may be spoken to: each of its addresses is a public one. Blocks for a
// name look-up.
bool is_public(const std::string& host);

// True for addresses beyond our own networks: no loopback, private, link-local, shared, multicast.
bool is_public_address(std::string_view numeric);

}  // namespace serap::sender
