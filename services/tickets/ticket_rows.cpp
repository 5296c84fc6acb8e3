#include "services/tickets/ticket_rows.hpp"

#include <array>

#include "services/tickets/due.hpp"
#include "services/tickets/text_lists.hpp"

namespace serap::tickets {
namespace {

// In the order in which bind_ticket() and read_ticket() go.
constexpr auto kColumns = std::to_array<std::string_view>({"id",
                                                           "number",
                                                           "citizen",
                                                           "channel",
                                                           "tenant",
                                                           "host_agency",
                                                           "version",
                                                           "status",
                                                           "held_from",
                                                           "reopened",
                                                           "hops",
                                                           "triage",
                                                           "filed",
                                                           "secret",
                                                           "danger",
                                                           "unread",
                                                           "handler",
                                                           "title",
                                                           "text",
                                                           "kind",
                                                           "kind_p",
                                                           "topic",
                                                           "topics",
                                                           "said_place",
                                                           "urgency",
                                                           "flags",
                                                           "language",
                                                           "because",
                                                           "model",
                                                           "place_words",
                                                           "area",
                                                           "area_name",
                                                           "latitude",
                                                           "longitude",
                                                           "agency",
                                                           "agency_name",
                                                           "offices",
                                                           "sla_class",
                                                           "reason_id",
                                                           "reason_en",
                                                           "asks",
                                                           "routing_table",
                                                           "opened_ms",
                                                           "changed_ms",
                                                           "closed_ms",
                                                           "verify_due_ms",
                                                           "first_answer_due_ms",
                                                           "finish_due_ms",
                                                           "next_due_ms",
                                                           "due_provisional",
                                                           "row"});
constexpr std::size_t kWritten = kColumns.size() - 1;  // all but `row`, which SQLite gives

const std::string& select_sql() {
  static const std::string sql = [] {
    std::string made = "SELECT ";
    for (const std::string_view column : kColumns)
      made.append(column).append(column == "row" ? "" : ", ");
    return made + " FROM tickets WHERE id = ?";
  }();
  return sql;
}

const std::string& upsert_sql() {
  static const std::string sql = [] {
    std::string names, marks, updates;
    for (std::size_t i = 0; i < kWritten; ++i) {
      const std::string comma = i + 1 < kWritten ? ", " : "";
      names.append(kColumns[i]).append(comma);
      marks.append("?").append(comma);
      updates.append(kColumns[i]).append(" = excluded.").append(kColumns[i]).append(comma);
    }
    return "INSERT INTO tickets(" + names + ") VALUES(" + marks +
           ") ON CONFLICT(id) DO UPDATE SET " + updates;
  }();
  return sql;
}

std::optional<std::int64_t> ms(const std::optional<Time>& time) {
  return time ? std::optional{unix_milliseconds(*time)} : std::nullopt;
}

void bind_ticket(Statement& to, const StoredTicket& ticket) {
  const TicketSummary& summary = ticket.summary;
  const Understanding& understood = ticket.understanding;
  const auto& pin = ticket.place.pin;
  to.bind(summary.id.value)
      .bind(summary.number.value)
      .bind(ticket.citizen.value)
      .bind(name_of(ticket.channel))
      .bind(ticket.tenant.value)
      .bind(ticket.host_agency.value)
      .bind(static_cast<std::int64_t>(summary.version))
      .bind(id_of(summary.status))
      .bind(id_of(ticket.held_from))
      .bind(ticket.reopened)
      .bind(ticket.hops);
  to.bind(ticket.triage)
      .bind(ticket.filed)
      .bind(ticket.secret)
      .bind(ticket.danger)
      .bind(ticket.unread)
      .bind(ticket.handler)
      .bind(summary.title)
      .bind(ticket.text);
  to.bind(id_of(summary.kind))
      .bind(understood.kind_p)
      .bind(summary.topic.value)
      .bind(lines_from_topics(understood.topics))
      .bind(understood.place)
      .bind(understood.urgency)
      .bind(lines_from_words(understood.flags))
      .bind(understood.language)
      .bind(lines_from_words(understood.because))
      .bind(understood.model);
  to.bind(ticket.place.words).bind(ticket.place.area.value).bind(ticket.place.area_name);
  if (pin) {
    to.bind(pin->latitude).bind(pin->longitude);
  } else {
    to.bind_null().bind_null();
  }
  to.bind(summary.agency.value)
      .bind(summary.agency_name)
      .bind(lines_from_offices(ticket.routing.candidates))
      .bind(ticket.routing.sla_class)
      .bind(ticket.routing.reason_id)
      .bind(ticket.routing.reason_en)
      .bind(ticket.routing.asks)
      .bind(ticket.routing.table);
  to.bind(unix_milliseconds(summary.opened))
      .bind(unix_milliseconds(ticket.changed))
      .bind(ms(ticket.closed))
      .bind(ms(ticket.due.verify))
      .bind(ms(ticket.due.first_answer))
      .bind(ms(ticket.due.finish))
      .bind(ms(next_of(ticket.due)))
      .bind(ticket.due.provisional);
}

// Reads a row's columns one after the other.
class Cursor {
 public:
  explicit Cursor(const Statement& row) : row_(row) {}
  std::string text() { return row_.text(at_++); }
  std::int64_t integer() { return row_.integer(at_++); }
  int small() { return static_cast<int>(integer()); }
  bool flag() { return integer() != 0; }
  double real() { return row_.real(at_++); }
  Time time() { return from_unix_milliseconds(integer()); }
  std::optional<Time> maybe_time() {
    const bool none = row_.is_null(at_);
    const Time value = time();
    return none ? std::nullopt : std::optional{value};
  }
  bool next_is_null() const { return row_.is_null(at_); }
  void skip() { ++at_; }
  TicketStatus status() { return status_with_id(text()).value_or(TicketStatus::kDraf); }

 private:
  const Statement& row_;
  int at_ = 0;
};

void read_place_and_routing(Cursor& row, StoredTicket& ticket) {
  ticket.place.words = row.text();
  ticket.place.area.value = row.text();
  ticket.place.area_name = row.text();
  if (row.next_is_null()) {
    row.skip();
    row.skip();
  } else {
    const double latitude = row.real();
    ticket.place.pin = Coordinates{latitude, row.real()};
  }
  ticket.summary.agency.value = row.text();
  ticket.summary.agency_name = row.text();
  ticket.routing.candidates = offices_from_lines(row.text());
  ticket.routing.sla_class = row.text();
  ticket.routing.reason_id = row.text();
  ticket.routing.reason_en = row.text();
  ticket.routing.asks = row.text();
  ticket.routing.table = row.text();
  ticket.routing.place = ticket.place;
}

StoredTicket read_ticket(const Statement& statement) {
  Cursor row{statement};
  StoredTicket ticket;
  TicketSummary& summary = ticket.summary;
  Understanding& understood = ticket.understanding;
  summary.id.value = row.text();
  summary.number.value = row.text();
  ticket.citizen.value = row.text();
  ticket.channel = channel_named(row.text()).value_or(Channel::kWhatsapp);
  ticket.tenant.value = row.text();
  ticket.host_agency.value = row.text();
  summary.version = static_cast<std::uint64_t>(row.integer());
  summary.status = row.status();
  ticket.held_from = row.status();
  ticket.reopened = row.small();
  ticket.hops = row.small();
  ticket.triage = row.flag();
  ticket.filed = row.flag();
  ticket.secret = row.flag();
  ticket.danger = row.flag();
  ticket.unread = row.flag();
  ticket.handler = row.text();
  summary.title = row.text();
  ticket.text = row.text();
  summary.kind = understood.kind = kind_with_id(row.text()).value_or(Kind::kComplaint);
  understood.kind_p = row.real();
  summary.topic.value = row.text();
  understood.topics = topics_from_lines(row.text());
  understood.place = row.text();
  understood.urgency = row.text();
  understood.flags = words_from_lines(row.text());
  understood.language = row.text();
  understood.because = words_from_lines(row.text());
  understood.model = row.text();
  read_place_and_routing(row, ticket);
  summary.opened = row.time();
  ticket.changed = row.time();
  ticket.closed = row.maybe_time();
  ticket.due.verify = row.maybe_time();
  ticket.due.first_answer = row.maybe_time();
  ticket.due.finish = row.maybe_time();
  row.skip();  // next_due_ms follows from the three
  ticket.due.provisional = row.flag();
  return ticket;
}

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

TicketSummary read_summary(const Statement& row) {
  TicketSummary summary;
  summary.id.value = row.text(0);
  summary.number.value = row.text(1);
  summary.status = status_with_id(row.text(2)).value_or(TicketStatus::kDraf);
  summary.kind = kind_with_id(row.text(3)).value_or(Kind::kComplaint);
  summary.topic.value = row.text(4);
  summary.title = row.text(5);
  summary.agency.value = row.text(6);
  summary.agency_name = row.text(7);
  summary.opened = from_unix_milliseconds(row.integer(8));
  summary.version = static_cast<std::uint64_t>(row.integer(9));
  return summary;
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
  Statement found = db.prepare(select_sql());
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
  Statement save = db.prepare(upsert_sql());
  bind_ticket(save, ticket);
  save.run();
  const TicketSummary& summary = ticket.summary;
  db.prepare("INSERT INTO history VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
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
      .run();
  write_words(db, ticket);
}

std::optional<TicketSummary> summary_at(Database& db, const TicketId& id, std::uint64_t version) {
  Statement found = db.prepare(
      "SELECT t.id, t.number, h.status, h.kind, h.topic, h.title, h.agency, h.agency_name, "
      "t.opened_ms, h.version "
      "FROM history h JOIN tickets t ON t.id = h.ticket WHERE h.ticket = ? AND h.version = ?");
  found.bind(id.value).bind(static_cast<std::int64_t>(version));
  if (!found.step()) return std::nullopt;
  return read_summary(found);
}

std::vector<TicketSummary> summaries_of(Database& db, const CitizenId& citizen, Open open,
                                        int most) {
  Statement found = db.prepare(
      "SELECT id, number, status, kind, topic, title, agency, agency_name, opened_ms, version FROM "
      "tickets "
      "WHERE citizen = ? AND (? OR closed_ms IS NULL) ORDER BY opened_ms DESC, row DESC LIMIT ?");
  found.bind(citizen.value).bind(open == Open::kAndClosed).bind(most);
  std::vector<TicketSummary> summaries;
  while (found.step()) summaries.push_back(read_summary(found));
  return summaries;
}

std::optional<TicketSummary> summary_numbered(Database& db, const CitizenId& citizen,
                                              const TicketNumber& number) {
  Statement found = db.prepare(
      "SELECT id, number, status, kind, topic, title, agency, agency_name, opened_ms, version FROM "
      "tickets "
      "WHERE number = ? AND citizen = ?");
  found.bind(number.value).bind(citizen.value);
  if (!found.step()) return std::nullopt;
  return read_summary(found);
}

bool number_is_taken(Database& db, const TicketNumber& number) {
  Statement found = db.prepare("SELECT 1 FROM tickets WHERE number = ?");
  found.bind(number.value);
  return found.step();
}

}  // namespace serap::tickets
