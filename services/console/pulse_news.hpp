#pragma once
// What the stream of updates says. Pure.
#include <optional>
#include <string>
#include <vector>

#include "services/tickets/workbench_port.hpp"

namespace serap::console {

// The server-sent event that tells a page what changed, or nothing.
std::optional<std::string> news_between(const tickets::Pulse& before, const tickets::Pulse& now);

// Who has which ticket on screen.
struct Present {
  std::string email;
  std::string name;
  TicketNumber number;
};

// The names of the others who look at `number`, each once, in alphabetical order.
std::vector<std::string> others_at(const TicketNumber& number, const std::string& email,
                                   const std::vector<Present>& all);

// The event that tells a page who they are.
std::string news_of_others(const std::vector<std::string>& names);

}  // namespace serap::console
