#include "services/tickets/drafts.hpp"

#include <algorithm>

#include "services/tickets/citizens.hpp"
#include "services/tickets/random_ids.hpp"

namespace serap::tickets {
namespace {

const TopicId kOther{"lainnya"};

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void put_draft(StoredTicket& ticket, const Draft& draft, const TopicNames& topics,
               const Terms& terms) {
  ticket.text = draft.text;
  ticket.understanding = draft.understanding;
  ticket.place = draft.place;
  ticket.routing = draft.routing;
  ticket.sla = terms.class_for(draft.understanding.kind, draft.routing.sla_class);
  ticket.triage = draft.triage;
  TicketSummary& summary = ticket.summary;
  summary.kind = draft.understanding.kind;
  summary.topic =
      draft.understanding.topics.empty() ? kOther : draft.understanding.topics.front().topic;
  const Topic topic = topics.named(summary.topic);
  summary.title = title_of(topic, draft.place);
  if (draft.routing.candidates.empty()) {
    summary.agency = ticket.host_agency;  // nobody was found: the host's desk
    summary.agency_name.clear();
  } else {
    summary.agency = draft.routing.candidates.front().agency;
    summary.agency_name = draft.routing.candidates.front().agency_name;
  }
  // Secrecy by default for sensitive topics, never an officer's memory (domain.md 1.2).
  const bool secret = has(topic.flags, "rahasia") || has(draft.understanding.flags, "rahasia");
  if (!ticket.secrecy_chosen) summary.secrecy = Secrecy::kNone;
  if (secret) summary.secrecy = Secrecy::kSecret;
  ticket.danger =
      has(draft.understanding.flags, "bahaya") || draft.understanding.urgency == "darurat";
}

TicketNumber free_number(Database& db, Time opened) {
  TicketNumber number;
  do {
    number = random_ticket_number(opened);
  } while (number_is_taken(db, number));
  return number;
}

Result<TicketSummary> open_draft(Database& db, const Draft& draft, const TopicNames& topics,
                                 const AgencyCode& host, const Terms& terms) {
  if (draft.id.empty()) return Error{Error::Kind::kInvalid, "a draft without an id"};
  const auto citizen = current_citizen(db, draft.citizen);
  if (!citizen) return Error{Error::Kind::kNotFound, "no such citizen"};
  if (const auto first = load_ticket(db, draft.id)) {
    if (first->citizen != *citizen)
      return Error{Error::Kind::kConflict, "the draft's id is another citizen's"};
    return first->summary;
  }
  StoredTicket ticket;
  ticket.citizen = *citizen;
  ticket.channel = draft.address.channel;
  ticket.tenant = draft.address.tenant;
  ticket.host_agency = host;
  put_draft(ticket, draft, topics, terms);
  ticket.summary.id = draft.id;
  ticket.summary.opened = draft.opened;
  ticket.summary.number = free_number(db, draft.opened);
  save_version(db, ticket, {draft.opened, "citizen", "open", TicketStatus::kDraf, ""}, terms);
  return ticket.summary;
}

}  // namespace serap::tickets
