#pragma once
// How much of its allowance an app or page has used, as the Graph API tells in its headers.
// https://developers.facebook.com/docs/graph-api/overview/rate-limiting
#include <chrono>
#include <optional>
#include <string_view>

namespace serap::sender {

struct Usage {
  int percent = 0;                   // of the fullest allowance; 100: calls are refused
  std::chrono::minutes regained{0};  // when refused: until calls are taken again
  bool operator==(const Usage&) const = default;
};

// From X-App-Usage and X-Business-Use-Case-Usage; either may be empty. Nothing if neither tells.
std::optional<Usage> usage_from(std::string_view app, std::string_view business);

// The share of its rate that a channel may still use: all of it up to 75 %, a tenth at 100 %.
double share_left(const Usage& usage);

}  // namespace serap::sender
