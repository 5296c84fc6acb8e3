#include "services/tickets/ticket_columns.hpp"

#include <array>

#include "services/tickets/due.hpp"
#include "services/tickets/text_lists.hpp"

namespace serap::tickets {
namespace {

// In the order in which bind_ticket() and read_ticket() go.
// clang-format off
constexpr auto kColumns = std::to_array<std::string_view>({
    "id", "number", "citizen", "channel", "tenant", "host_agency", "version", "status",
    "held_from", "reopened", "hops", "triage", "filed", "secret", "danger", "unread", "handler",
    "title", "text", "kind", "kind_p", "topic", "topics", "said_place", "urgency", "flags",
    "language", "because", "model", "place_words", "area", "area_name", "latitude", "longitude",
    "agency", "agency_name", "offices", "sla_class", "reason_id", "reason_en", "asks",
    "routing_table", "opened_ms", "changed_ms", "closed_ms", "verify_due_ms",
    "first_answer_due_ms", "finish_due_ms", "next_due_ms", "due_provisional", "secrecy",
    "secrecy_chosen", "zone_minutes", "promise_ms", "warned", "sla", "master", "split_from",
    "estimate_ms", "extensions", "closed_why", "row"});
// clang-format on
constexpr std::size_t kWritten = kColumns.size() - 1;  // all but `row`, which SQLite gives

std::optional<std::int64_t> ms(const std::optional<Time>& time) {
  return time ? std::optional{unix_milliseconds(*time)} : std::nullopt;
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

}  // namespace

const std::string& select_ticket_sql() {
  static const std::string sql = [] {
    std::string made = "SELECT ";
    for (const std::string_view column : kColumns)
      made.append(column).append(column == "row" ? "" : ", ");
    return made + " FROM tickets WHERE id = ?";
  }();
  return sql;
}

const std::string& upsert_ticket_sql() {
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
      .bind(is_secret(ticket))
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
  to.bind(id_of(summary.secrecy))
      .bind(ticket.secrecy_chosen)
      .bind(static_cast<std::int64_t>(summary.zone.count()))
      .bind(ms(summary.due))
      .bind(ticket.warned)
      .bind(ticket.sla)
      .bind(ticket.master.value)
      .bind(ticket.split_from.value)
      .bind(ms(ticket.estimate))
      .bind(ticket.extensions)
      .bind(ticket.closed_why);
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
  row.skip();  // secret follows from secrecy
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
  summary.secrecy = secrecy_with_id(row.text()).value_or(Secrecy::kSecret);
  ticket.secrecy_chosen = row.flag();
  summary.zone = std::chrono::minutes{row.integer()};
  summary.due = row.maybe_time();
  ticket.warned = row.small();
  ticket.sla = row.text();
  ticket.master.value = row.text();
  ticket.split_from.value = row.text();
  ticket.estimate = row.maybe_time();
  ticket.extensions = row.small();
  ticket.closed_why = row.text();
  return ticket;
}

}  // namespace serap::tickets
