#include "services/tickets/ticket_rows.hpp"

#include "services/tickets/clock_rows.hpp"
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

ClockView view_of(const StoredTicket& ticket, bool asked_anew) {
  const TicketSummary& summary = ticket.summary;
  return {summary.status, ticket.hops,    ticket.reopened, summary.agency, ticket.host_agency,
          ticket.sla,     summary.opened, ticket.estimate, asked_anew};
}

}  // namespace

Situation situation_of(const StoredTicket& ticket) {
  return {ticket.summary.status, ticket.held_from, ticket.reopened, ticket.hops, ticket.extensions};
}

void put_situation(StoredTicket& ticket, const Situation& situation) {
  ticket.summary.status = situation.status;
  ticket.held_from = situation.held_from;
  ticket.reopened = situation.reopened;
  ticket.hops = situation.hops;
  ticket.extensions = situation.extended;
}

std::optional<StoredTicket> load_ticket(Database& db, const TicketId& id) {
  Statement found = db.prepare(select_ticket_sql());
  found.bind(id.value);
  if (!found.step()) return std::nullopt;
  return read_ticket(found);
}

void save_version(Database& db, StoredTicket& ticket, const Happened& happened,
                  const Terms& terms) {
  ticket.summary.version += 1;
  ticket.changed = happened.at;
  if (!is_final(ticket.summary.status)) {
    ticket.closed.reset();
  } else if (!ticket.closed) {
    ticket.closed = happened.at;
  }
  const Clocks clocks = clocks_after(load_clocks(db, ticket.summary.id),
                                     view_of(ticket, happened.asked_anew), happened.at, terms);
  put_clocks(ticket, clocks, terms);
  Statement save = db.prepare(upsert_ticket_sql());
  bind_ticket(save, ticket);
  save.run();
  save_clocks(db, ticket.summary.id, clocks);
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
