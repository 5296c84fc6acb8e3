// What the citizen's side is told of a ticket, now or as a version had it.
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

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
  if (!row.is_null(10)) summary.due = from_unix_milliseconds(row.integer(10));
  summary.secrecy = secrecy_with_id(row.text(11)).value_or(Secrecy::kSecret);
  summary.zone = std::chrono::minutes{row.integer(12)};
  return summary;
}

}  // namespace

std::optional<TicketSummary> summary_at(Database& db, const TicketId& id, std::uint64_t version) {
  Statement found = db.prepare(
      "SELECT t.id, t.number, h.status, h.kind, h.topic, h.title, h.agency, h.agency_name, "
      "t.opened_ms, h.version, h.promise_ms, h.secrecy, t.zone_minutes "
      "FROM history h JOIN tickets t ON t.id = h.ticket WHERE h.ticket = ? AND h.version = ?");
  found.bind(id.value).bind(static_cast<std::int64_t>(version));
  if (!found.step()) return std::nullopt;
  return read_summary(found);
}

std::vector<TicketSummary> summaries_of(Database& db, const CitizenId& citizen, Open open,
                                        int most) {
  Statement found = db.prepare(
      "SELECT id, number, status, kind, topic, title, agency, agency_name, opened_ms, version, "
      "promise_ms, secrecy, zone_minutes FROM tickets "
      "WHERE citizen = ? AND (? OR closed_ms IS NULL) ORDER BY opened_ms DESC, row DESC LIMIT ?");
  found.bind(citizen.value).bind(open == Open::kAndClosed).bind(most);
  std::vector<TicketSummary> summaries;
  while (found.step()) summaries.push_back(read_summary(found));
  return summaries;
}

std::optional<TicketSummary> summary_numbered(Database& db, const CitizenId& citizen,
                                              const TicketNumber& number) {
  Statement found = db.prepare(
      "SELECT id, number, status, kind, topic, title, agency, agency_name, opened_ms, version, "
      "promise_ms, secrecy, zone_minutes FROM tickets "
      "WHERE number = ? AND citizen = ?");
  found.bind(number.value).bind(citizen.value);
  if (!found.step()) return std::nullopt;
  return read_summary(found);
}

std::optional<TicketSummary> summary_quoted(Database& db, const CitizenId& citizen,
                                            const std::string& platform_id) {
  Statement found = db.prepare(
      "SELECT id, number, status, kind, topic, title, agency, agency_name, opened_ms, version, "
      "promise_ms, secrecy, zone_minutes FROM tickets WHERE citizen = ?1 AND id IN "
      "(SELECT ticket FROM messages WHERE platform_id = ?2 UNION "
      "SELECT ticket FROM messages WHERE key IN "
      "(SELECT outbound FROM deliveries WHERE platform_id = ?2))");
  found.bind(citizen.value).bind(platform_id);
  if (!found.step()) return std::nullopt;
  return read_summary(found);
}

bool number_is_taken(Database& db, const TicketNumber& number) {
  Statement found = db.prepare("SELECT 1 FROM tickets WHERE number = ?");
  found.bind(number.value);
  return found.step();
}

}  // namespace serap::tickets
