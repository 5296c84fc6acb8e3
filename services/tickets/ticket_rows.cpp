#include "services/tickets/ticket_rows.hpp"

#include "services/tickets/ticket_columns.hpp"

namespace serap::tickets {
namespace {

void write_words(Database& db, const StoredTicket& ticket) {
  Statement find = db.prepare("SELECT row FROM tickets WHERE id = ?");
  find.bind(ticket.summary.id.value);
  if (!find.step()) return;
  const std::int64_t row = find.integer(0);
  db.prepare("DELETE FROM tickets_words WHERE rowid = ?").bind(row).run();
  db.prepare("INSERT INTO tickets_words(rowid, number, title, place, text) VALUES(?, ?, ?, ?, ?)")
      .bind(row)
      .bind(ticket.summary.number.value)
      .bind(ticket.summary.title)
      .bind(ticket.place.words + " " + ticket.place.area_name)
      .bind(ticket.text)
      .run();
}

}  // namespace

Situation situation_of(const StoredTicket& ticket) {
  return {ticket.summary.status, ticket.held_from, ticket.reopened, ticket.hops};
}

void put_situation(StoredTicket& ticket, const Situation& situation) {
  ticket.summary.status = situation.status;
  ticket.held_from = situation.held_from;
  ticket.reopened = situation.reopened;
  ticket.hops = situation.hops;
}

std::optional<StoredTicket> load_ticket(Database& db, const TicketId& id) {
  Statement found = db.prepare(select_ticket_sql());
  found.bind(id.value);
  if (!found.step()) return std::nullopt;
  return read_ticket(found);
}

void save_version(Database& db, StoredTicket& ticket, const Happened& happened) {
  ticket.summary.version += 1;
  ticket.changed = happened.at;
  if (!is_final(ticket.summary.status)) {
    ticket.closed.reset();
  } else if (!ticket.closed) {
    ticket.closed = happened.at;
  }
  Statement save = db.prepare(upsert_ticket_sql());
  bind_ticket(save, ticket);
  save.run();
  const TicketSummary& summary = ticket.summary;
  db.prepare("INSERT INTO history VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(summary.id.value)
      .bind(static_cast<std::int64_t>(summary.version))
      .bind(unix_milliseconds(happened.at))
      .bind(happened.who)
      .bind(happened.what)
      .bind(id_of(happened.was))
      .bind(id_of(summary.status))
      .bind(happened.text)
      .bind(id_of(summary.kind))
      .bind(summary.topic.value)
      .bind(summary.title)
      .bind(summary.agency.value)
      .bind(summary.agency_name)
      .bind(summary.due ? std::optional{unix_milliseconds(*summary.due)} : std::nullopt)
      .bind(id_of(summary.secrecy))
      .run();
  write_words(db, ticket);
}

}  // namespace serap::tickets
