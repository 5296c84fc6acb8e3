#pragma once
#include <string>
#include <string_view>

#include "services/model/ids.hpp"

namespace serap::conversation {

// The key of a count or timer: one of each a ticket.
inline std::string name_for_ticket(std::string_view name, const TicketId& ticket) {
  return std::string(name) + ':' + ticket.value;
}

// Counts named "ticket.<what>" are kept for each ticket, others for the conversation.
inline std::string count_name(std::string_view name, const TicketId& subject) {
  return name.starts_with("ticket.") ? name_for_ticket(name, subject) : std::string(name);
}

}  // namespace serap::conversation
