#include "bots/talk/notebook.hpp"

#include <algorithm>

#include "services/model/ticket_number.hpp"

namespace serap::talk {
namespace {

void describe(const conversation::AskOpen& draft, TicketSummary& ticket) {
  const auto& topics = draft.understanding.topics;
  ticket.kind = draft.understanding.kind;
  ticket.topic = topics.empty() ? TopicId{"lainnya"} : topics.front().topic;
  ticket.title = draft.text.substr(0, draft.text.find('\n'));
  if (!draft.routing.candidates.empty())
    ticket.agency_name = draft.routing.candidates.front().agency_name;
}

TicketStatus after(const std::string& what, TicketStatus now) {
  if (what == "confirm" || what == "file") return TicketStatus::kDiterima;
  if (what == "cancel") return TicketStatus::kDibatalkan;
  if (what == "done") return TicketStatus::kSelesaiKonfirmasi;
  if (what == "not_done" || what == "partly") return TicketStatus::kDibukaLagi;
  return now;
}

}  // namespace

TicketSummary Notebook::open(const conversation::AskOpen& ask) {
  TicketSummary ticket;
  const std::size_t nth = tickets_.size() + 1;
  ticket.id = ask.id;
  ticket.number = make_ticket_number(26, {0, 0, 0, 0, static_cast<std::uint8_t>(nth / 30 % 30),
                                          static_cast<std::uint8_t>(nth % 30)});
  ticket.opened = ask.opened;
  describe(ask, ticket);
  tickets_.push_back(ticket);
  return ticket;
}

Result<TicketSummary> Notebook::change(const conversation::AskChange& ask) {
  const auto ticket = std::find_if(tickets_.begin(), tickets_.end(),
                                   [&](const auto& one) { return one.id == ask.ticket; });
  if (ticket == tickets_.end()) return Error{Error::Kind::kNotFound, "no such ticket"};
  if (ask.what == "cancel" && ticket->status != TicketStatus::kDraf)
    return Error{Error::Kind::kConflict, "no draft any more"};
  ticket->status = after(ask.what, ticket->status);
  ++ticket->version;
  if (!ask.draft.empty()) describe(ask.draft.front(), *ticket);
  return *ticket;
}

std::vector<TicketSummary> Notebook::find(const conversation::AskFind& ask) const {
  std::vector<TicketSummary> found;
  std::copy_if(tickets_.rbegin(), tickets_.rend(), std::back_inserter(found),
               [&](const auto& one) { return ask.number.empty() || one.number == ask.number; });
  return found;
}

Result<TicketSummary> Notebook::by_office(std::size_t nth, TicketStatus status) {
  if (nth == 0 || nth > tickets_.size()) return Error{Error::Kind::kNotFound, "no such report"};
  TicketSummary& ticket = tickets_[nth - 1];
  ticket.status = status;
  ++ticket.version;
  return ticket;
}

}  // namespace serap::talk
