#pragma once
// What the Send API of Messenger and Instagram takes and refuses. Written from the platform's
// pages, on its own: it shares no code with gateway/platform.
#include <string>
#include <string_view>
#include <variant>

#include "gateway/simulator/graph_check.hpp"

namespace serap::simulator {

// mark_seen, typing_on, typing_off
struct SenderAction {
  std::string to;
  std::string action;
  bool operator==(const SenderAction&) const = default;
};

std::variant<Said, SenderAction, GraphError> check_messaging(Channel channel,
                                                             std::string_view body);

}  // namespace serap::simulator
