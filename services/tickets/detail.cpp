#include "services/tickets/detail.hpp"

#include "services/tickets/conversation_rows.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/listing.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostLines = 500;

std::vector<HistoryEntry> history_of(Database& db, const TicketId& id) {
  std::vector<HistoryEntry> history;
  Statement rows = db.prepare(
      "SELECT at_ms, who, what, was, status, text FROM history WHERE ticket = ? ORDER BY version");
  rows.bind(id.value);
  while (rows.step()) {
    HistoryEntry entry;
    entry.at = from_unix_milliseconds(rows.integer(0));
    entry.who = rows.text(1);
    entry.what = rows.text(2);
    entry.from = status_with_id(rows.text(3)).value_or(TicketStatus::kDraf);
    entry.to = status_with_id(rows.text(4)).value_or(TicketStatus::kDraf);
    entry.text = rows.text(5);
    history.push_back(std::move(entry));
  }
  return history;
}

}  // namespace

Detail detail_of(Database& db, const Staff& staff, const StoredTicket& ticket,
                 const TopicNames& topics) {
  Detail detail;
  detail.row = row_of(db, ticket, topics);
  detail.text = ticket.text;
  detail.understanding = ticket.understanding;
  detail.place = ticket.place;
  detail.routing = ticket.routing;
  detail.conversation = conversation_of(db, ticket.citizen, ticket.summary.id, kMostLines);
  detail.history = history_of(db, ticket.summary.id);
  detail.due = ticket.due;
  detail.allowed = allowed_deeds(situation_of(ticket), staff.role);
  return detail;
}

}  // namespace serap::tickets
