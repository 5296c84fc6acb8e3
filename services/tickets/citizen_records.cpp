#include "services/tickets/citizen_records.hpp"

#include <nlohmann/json.hpp>

#include "services/model/ticket_number.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/media_rows.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

using Json = nlohmann::ordered_json;

// Rows of a query whose first column is bound to the citizen, as objects with these names.
Json rows_of(Database& db, std::string_view sql, const std::string& bound,
             std::initializer_list<const char*> names) {
  Json all = Json::array();
  Statement rows = db.prepare(sql);
  rows.bind(bound);
  while (rows.step()) {
    Json one;
    int column = 0;
    for (const char* name : names) {
      const std::string_view word{name};
      if (word.ends_with("_at") && rows.is_null(column)) {
        one[name] = nullptr;
      } else if (word == "at" || word.ends_with("_at")) {
        one[name] = iso8601(from_unix_milliseconds(rows.integer(column)));
      } else {
        one[name] = rows.text(column);
      }
      ++column;
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<TicketId> tickets_of(Database& db, const CitizenId& citizen) {
  std::vector<TicketId> found;
  Statement rows = db.prepare("SELECT id FROM tickets WHERE citizen = ? ORDER BY row");
  rows.bind(citizen.value);
  while (rows.step()) found.push_back(TicketId{rows.text(0)});
  return found;
}

std::vector<std::string> message_keys(Database& db, const CitizenId& citizen) {
  std::vector<std::string> keys;
  Statement rows = db.prepare("SELECT key FROM messages WHERE citizen = ?");
  rows.bind(citizen.value);
  while (rows.step()) keys.push_back(rows.text(0));
  return keys;
}

void run_for(Database& db, std::string_view sql, const std::string& bound) {
  db.prepare(sql).bind(bound).run();
}

void erase_ticket(Database& db, const TicketId& id, const Terms& terms, Time now, Erased& erased) {
  auto ticket = load_ticket(db, id);
  if (!ticket) return;
  erased.tickets += 1;
  ticket->text.clear();
  ticket->place.words.clear();
  ticket->place.pin.reset();
  ticket->understanding.place.clear();
  ticket->understanding.because.clear();
  const TicketStatus was = ticket->summary.status;
  if (!is_final(was)) {
    ticket->summary.status = TicketStatus::kDibatalkan;
    erased.withdrawn += 1;
  }
  save_version(db, *ticket, {now, "operator", "erased", was, ""}, terms);
  run_for(db, "UPDATE history SET text = '' WHERE ticket = ?", id.value);
  run_for(db, "UPDATE events SET text = '', files = '' WHERE ticket = ?", id.value);
}

}  // namespace

std::optional<CitizenId> citizen_named(Database& db, const std::string& who) {
  const auto number = parse_ticket_number(who);
  Statement found =
      number ? db.prepare("SELECT citizen FROM tickets WHERE number = ?")
             : db.prepare("SELECT coalesce(merged_into, id) FROM citizens WHERE alias = ?");
  found.bind(number ? number->value : who);
  if (!found.step()) return std::nullopt;
  return CitizenId{found.text(0)};
}

std::string export_of(Database& db, const CitizenId& citizen) {
  const std::string& id = citizen.value;
  Json all;
  all["citizen"] = rows_of(db, "SELECT alias, language, last_inbound_ms FROM citizens WHERE id = ?",
                           id, {"alias", "language", "last_inbound_at"});
  all["addresses"] =
      rows_of(db, "SELECT channel, tenant, kind, value FROM addresses WHERE citizen = ?", id,
              {"channel", "tenant", "kind", "value"});
  all["messages"] = rows_of(
      db, "SELECT at_ms, author, kind, text, ticket FROM messages WHERE citizen = ? ORDER BY row",
      id, {"at", "author", "kind", "text", "report"});
  all["media"] = rows_of(db,
                         "SELECT m.message, m.mime, m.name, m.hash FROM message_media m JOIN "
                         "messages w ON w.key = m.message WHERE w.citizen = ?",
                         id, {"message", "type", "name", "sha256"});
  all["reports"] = rows_of(
      db,
      "SELECT number, status, kind, topic, title, text, place_words, area_name, "
      "agency_name, secrecy, opened_ms, closed_ms FROM tickets WHERE citizen = ? ORDER BY row",
      id,
      {"number", "status", "kind", "topic", "title", "text", "place", "area", "office", "secrecy",
       "opened_at", "closed_at"});
  all["history"] =
      rows_of(db,
              "SELECT t.number, h.at_ms, h.what, h.status FROM history h JOIN tickets t ON t.id = "
              "h.ticket WHERE t.citizen = ? ORDER BY t.row, h.version",
              id, {"number", "at", "what", "status"});
  // Bytes that are no UTF-8 are replaced: the rest of the document is still theirs.
  return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

Erased erase(Database& db, const CitizenId& citizen, const Terms& terms, Time now,
             std::vector<std::string>& orphans) {
  Erased erased;
  for (const TicketId& id : tickets_of(db, citizen)) erase_ticket(db, id, terms, now, erased);
  for (const std::string& key : message_keys(db, citizen)) {
    erased.messages += 1;
    for (const MessageMedia& media : media_of_message(db, key)) {
      if (media.hash.empty()) continue;
      erased.media += 1;
      orphans.push_back(media.hash);
    }
    blank_media(db, key);
  }
  const std::string& id = citizen.value;
  db.prepare(
        "UPDATE messages SET text = '', platform_id = '', blanked_ms = coalesce(blanked_ms, ?) "
        "WHERE citizen = ?")
      .bind(unix_milliseconds(now))
      .bind(id)
      .run();
  run_for(db, "DELETE FROM addresses WHERE citizen = ?", id);
  run_for(db, "DELETE FROM citizen_keys WHERE citizen = ?", id);
  run_for(db,
          "UPDATE citizens SET home = '', last = '', language = '', last_inbound_ms = NULL WHERE "
          "id = ?1 OR merged_into = ?1",
          id);
  return erased;
}

}  // namespace serap::tickets
