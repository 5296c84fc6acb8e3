#include "services/tickets/media_rows.hpp"

namespace serap::tickets {

void put_message_media(Database& db, const std::string& message,
                       const std::vector<MessageMedia>& media) {
  for (const MessageMedia& one : media) {
    db.prepare(
          "INSERT INTO message_media VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
          "hash = excluded.hash, mime = excluded.mime, bytes = excluded.bytes, "
          "state = excluded.state, "
          "name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END "
          "WHERE state = 'waiting'")
        .bind(message)
        .bind(one.ordinal)
        .bind(one.hash)
        .bind(one.mime)
        .bind(one.name)
        .bind(static_cast<std::int64_t>(one.bytes))
        .bind(name_of(one.state))
        .run();
  }
}

std::vector<MessageMedia> media_of_message(Database& db, const std::string& message) {
  std::vector<MessageMedia> media;
  Statement rows = db.prepare(
      "SELECT ordinal, hash, mime, name, bytes, state FROM message_media WHERE message = ? ORDER "
      "BY ordinal");
  rows.bind(message);
  while (rows.step()) {
    MessageMedia one;
    one.ordinal = static_cast<int>(rows.integer(0));
    one.hash = rows.text(1);
    one.mime = rows.text(2);
    one.name = rows.text(3);
    one.bytes = static_cast<std::uint64_t>(rows.integer(4));
    one.state = media_state_named(rows.text(5)).value_or(MessageMedia::State::kLost);
    media.push_back(std::move(one));
  }
  return media;
}

void blank_media(Database& db, const std::string& message) {
  db.prepare(
        "DELETE FROM ticket_media WHERE hash IN (SELECT hash FROM message_media WHERE message = ?1 "
        "AND hash <> '') AND ticket IN (SELECT t.id FROM tickets t JOIN messages m ON m.citizen = "
        "t.citizen WHERE m.key = ?1)")
      .bind(message)
      .run();
  db.prepare("UPDATE message_media SET state = 'blanked', hash = '', name = '' WHERE message = ?")
      .bind(message)
      .run();
}

bool sent_by(Database& db, const std::string& hash, const CitizenId& citizen) {
  if (hash.empty()) return false;
  Statement found = db.prepare(
      "SELECT 1 FROM message_media m JOIN messages w ON w.key = m.message WHERE m.hash = ? AND "
      "w.citizen = ? AND w.outgoing = 0");
  found.bind(hash).bind(citizen.value);
  return found.step();
}

void attach(Database& db, const StoredTicket& ticket, const std::vector<MessageMedia>& media,
            Time at) {
  for (const MessageMedia& one : media) {
    db.prepare("INSERT INTO ticket_media VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(ticket.summary.id.value)
        .bind(one.hash)
        .bind(one.mime)
        .bind(one.name)
        .bind(static_cast<std::int64_t>(one.bytes))
        .bind(unix_milliseconds(at))
        .run();
  }
}

}  // namespace serap::tickets
