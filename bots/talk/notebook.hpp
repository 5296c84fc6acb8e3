#pragma once
// Tickets in memory, for one citizen and one sitting.
#include <vector>

#include "bots/conversation/effect.hpp"
#include "services/model/result.hpp"
#include "services/model/ticket.hpp"

namespace serap::talk {

class Notebook {
 public:
  TicketSummary open(const conversation::AskOpen& ask);
  Result<TicketSummary> change(const conversation::AskChange& ask);
  std::vector<TicketSummary> find(const conversation::AskFind& ask) const;
  // What an office did to the nth ticket, counted from 1 in the order of opening.
  Result<TicketSummary> by_office(std::size_t nth, TicketStatus status);

 private:
  std::vector<TicketSummary> tickets_;
};

}  // namespace serap::talk
