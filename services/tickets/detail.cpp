#include "services/tickets/detail.hpp"

#include <algorithm>

#include "services/tickets/conversation_rows.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/listing.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostLines = 500;

// Warnings do not make a version: an officer who is writing an answer is not disturbed by them.
void add_warnings(Database& db, const TicketId& id, std::vector<HistoryEntry>& history) {
  Statement rows = db.prepare(
      "SELECT w.at_ms, w.percent, c.name, c.holder FROM warnings w JOIN clocks c ON c.ticket = "
      "w.ticket AND c.ordinal = w.ordinal WHERE w.ticket = ? AND c.holder <> '' ORDER BY w.at_ms, "
      "w.percent");
  rows.bind(id.value);
  while (rows.step()) {
    HistoryEntry entry;
    entry.at = from_unix_milliseconds(rows.integer(0));
    entry.who = "system";
    entry.what = rows.integer(1) >= 100 ? "late" : "warned";
    entry.text = std::to_string(rows.integer(1)) + "% " + rows.text(2) + " " + rows.text(3);
    const auto after = std::find_if(history.begin(), history.end(),
                                    [&](const HistoryEntry& one) { return one.at > entry.at; });
    entry.from = entry.to = after == history.begin() ? TicketStatus::kDraf : std::prev(after)->to;
    history.insert(after, std::move(entry));
  }
}

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
  add_warnings(db, id, history);
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
