#include "bots/conversation/conversation.hpp"

#include <algorithm>

namespace serap::conversation {

const TicketSummary* ticket_with(const Conversation& conversation, const TicketId& id) {
  const auto& all = conversation.tickets;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

const Draft* draft_with(const Conversation& conversation, const TicketId& id) {
  const auto& all = conversation.drafts;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace serap::conversation
