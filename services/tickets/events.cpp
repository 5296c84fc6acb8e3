#include "services/tickets/events.hpp"

#include "services/tickets/citizens.hpp"
#include "services/tickets/text_lists.hpp"

namespace serap::tickets {
namespace {

constexpr std::string_view kStaffReplied = "staff_replied";
constexpr std::string_view kStatusChanged = "status_changed";

void write(Database& db, const StoredTicket& ticket, std::string_view kind, const std::string& text,
           std::string_view cause, const std::vector<StoredMedia>& files, Time at) {
  db.prepare(
        "INSERT INTO events(ticket, version, kind, text, cause, files, at_ms) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)")
      .bind(ticket.summary.id.value)
      .bind(static_cast<std::int64_t>(ticket.summary.version))
      .bind(kind)
      .bind(text)
      .bind(cause)
      .bind(lines_from_files(files))
      .bind(unix_milliseconds(at))
      .run();
}

}  // namespace

void tell_staff_replied(Database& db, const StoredTicket& ticket, const std::string& text,
                        const std::vector<StoredMedia>& files, Time at) {
  write(db, ticket, kStaffReplied, text, "", files, at);
}

void tell_status_changed(Database& db, const StoredTicket& ticket, const std::string& note, Time at,
                         std::string_view cause) {
  write(db, ticket, kStatusChanged, note, cause, {}, at);
}

std::vector<Relayable> to_relay(Database& db, int most) {
  std::vector<Relayable> found;
  Statement rows = db.prepare(
      "SELECT e.id, e.ticket, e.version, e.kind, e.text, e.at_ms, t.citizen, e.cause, e.files FROM "
      "events e "
      "JOIN "
      "tickets t ON t.id = e.ticket "
      "WHERE e.relayed_ms IS NULL ORDER BY e.id LIMIT ?");
  rows.bind(most);
  while (rows.step()) {
    const auto summary =
        summary_at(db, TicketId{rows.text(1)}, static_cast<std::uint64_t>(rows.integer(2)));
    const auto where = whereabouts_of(db, CitizenId{rows.text(6)});
    if (!summary || !where) continue;  // foreign keys forbid it
    Relayable relayable;
    relayable.row = rows.integer(0);
    relayable.partition = partition_of(where->home, kPartitions);
    relayable.inbound.id.value = "ev:" + std::to_string(relayable.row);
    relayable.inbound.address = where->last;
    relayable.inbound.at = from_unix_milliseconds(rows.integer(5));
    if (rows.text(3) == kStaffReplied) {
      relayable.inbound.what = StaffReplied{*summary, rows.text(4), files_from_lines(rows.text(8))};
    } else {
      relayable.inbound.what = StatusChanged{*summary, rows.text(4), rows.text(7)};
    }
    found.push_back(std::move(relayable));
  }
  return found;
}

void mark_relayed(Database& db, const std::vector<std::int64_t>& rows, Time at) {
  for (const std::int64_t row : rows) {
    db.prepare("UPDATE events SET relayed_ms = ? WHERE id = ?")
        .bind(unix_milliseconds(at))
        .bind(row)
        .run();
  }
}

}  // namespace serap::tickets
