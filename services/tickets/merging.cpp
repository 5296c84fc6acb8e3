#include "services/tickets/merging.hpp"

#include <vector>

#include "services/tickets/access.hpp"
#include "services/tickets/drafts.hpp"
#include "services/tickets/events.hpp"

namespace serap::tickets {
namespace {

constexpr std::string_view kSplitCause = "split";

std::vector<TicketId> merged_into(Database& db, const TicketId& master) {
  std::vector<TicketId> merged;
  Statement rows =
      db.prepare("SELECT id FROM tickets WHERE master = ? AND status = 'digabung' ORDER BY row");
  rows.bind(master.value);
  while (rows.step()) merged.push_back(TicketId{rows.text(0)});
  return merged;
}

}  // namespace

Result<StoredTicket> master_of(Database& db, const Act& act, const Staff& staff) {
  auto master = load_ticket(db, act.other);
  if (!master || !may_see(staff, {master->summary.agency, master->host_agency, is_secret(*master)}))
    return Error{Error::Kind::kNotFound, "no such ticket"};
  const TicketStatus status = master->summary.status;
  if (status == TicketStatus::kDraf || is_final(status))
    return Error{Error::Kind::kConflict,
                 "the other report is '" + std::string{id_of(status)} + "' and takes none in"};
  return *std::move(master);
}

void join(Database& db, StoredTicket& ticket, const StoredTicket& master) {
  ticket.master = master.summary.id;
  db.prepare("UPDATE tickets SET master = ? WHERE master = ?")
      .bind(master.summary.id.value)
      .bind(ticket.summary.id.value)
      .run();
}

void note_joined(Database& db, const StoredTicket& ticket, const ByStaff& by) {
  auto master = load_ticket(db, ticket.master);
  if (!master) return;
  save_version(
      db, *master,
      {by.now, by.staff.email, "joined", master->summary.status, ticket.summary.number.value},
      by.terms);
}

void tell_merged(Database& db, const StoredTicket& master, const Act& act, const ByStaff& by) {
  const bool answer = act.deed == Deed::kAnswer;
  const bool end = act.deed == Deed::kArchive || act.deed == Deed::kRefer;
  if (!answer && !end) return;
  for (const TicketId& id : merged_into(db, master.summary.id)) {
    auto merged = load_ticket(db, id);
    if (!merged) continue;
    const TicketStatus was = merged->summary.status;
    if (end) {
      merged->summary.status = master.summary.status;
      merged->closed_why = master.closed_why;
    }
    const std::string& text =
        act.deed == Deed::kArchive ? by.terms.archive_reason(act.reason)->name_id : act.text;
    save_version(db, *merged, {by.now, by.staff.email, std::string{id_of(act.deed)}, was, text},
                 by.terms);
    if (answer) tell_staff_replied(db, *merged, text, act.files, by.now);
    if (end) tell_status_changed(db, *merged, text, by.now);
  }
}

TicketSummary split_off(Database& db, const StoredTicket& ticket, const Act& act,
                        const ByStaff& by) {
  StoredTicket part = ticket;
  TicketSummary& summary = part.summary;
  summary.id.value = ticket.summary.id.value + "/" + std::to_string(ticket.summary.version);
  summary.number = free_number(db, by.now);
  summary.version = 0;
  summary.status = TicketStatus::kDiterima;
  summary.topic = act.topic;
  const Topic topic = by.topics.named(act.topic);
  summary.title = title_of(topic, part.place);
  if (has_flag(topic, "rahasia")) summary.secrecy = Secrecy::kSecret;
  if (!act.agency.empty()) {
    summary.agency = act.agency;
    summary.agency_name = act.agency_name.empty() ? act.agency.value : act.agency_name;
  }
  part.understanding.topics = {{act.topic, 1.0}};
  const auto of_topic = by.terms.class_of_topic.find(act.topic);
  if (of_topic != by.terms.class_of_topic.end())
    part.sla = by.terms.class_for(summary.kind, of_topic->second);
  part.text = act.text;
  part.held_from = TicketStatus::kDiterima;
  part.reopened = part.hops = part.extensions = 0;
  part.estimate.reset();
  part.handler.clear();
  part.triage = act.agency.empty();  // nobody has said yet whose the second matter is
  part.unread = true;
  part.split_from = ticket.summary.id;
  save_version(db, part, {by.now, by.staff.email, "split", TicketStatus::kDraf, ""}, by.terms);
  tell_status_changed(db, part, "", by.now, kSplitCause);
  return summary;
}

}  // namespace serap::tickets
