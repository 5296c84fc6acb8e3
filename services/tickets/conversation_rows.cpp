#include "services/tickets/conversation_rows.hpp"

#include <algorithm>

#include "services/tickets/address_rows.hpp"
#include "services/tickets/citizens.hpp"
#include "services/tickets/media_rows.hpp"

namespace serap::tickets {
namespace {

// Every part of ours that the platform has under this id.
std::vector<std::pair<std::string, int>> parts_known_as(Database& db,
                                                        const std::string& platform_id) {
  std::vector<std::pair<std::string, int>> all;
  if (platform_id.empty()) return all;
  Statement found = db.prepare(
      "SELECT outbound, part FROM deliveries WHERE platform_id = ? AND platform_id <> ''");
  found.bind(platform_id);
  while (found.step()) all.emplace_back(found.text(0), static_cast<int>(found.integer(1)));
  return all;
}

std::optional<DeliveryState> state_of(Database& db, const std::string& outbound, int part) {
  Statement found = db.prepare("SELECT state FROM deliveries WHERE outbound = ? AND part = ?");
  found.bind(outbound).bind(part);
  if (!found.step()) return std::nullopt;
  return delivery_state_named(found.text(0));
}

void put_state(Database& db, const std::string& outbound, int part, const Delivery& delivery) {
  const auto now = state_of(db, outbound, part);
  if (now && !supersedes(delivery.state, *now)) {
    // Late news still may tell the platform's id.
    db.prepare(
          "UPDATE deliveries SET platform_id = ? WHERE outbound = ? AND part = ? AND platform_id = "
          "''")
        .bind(delivery.platform_id)
        .bind(outbound)
        .bind(part)
        .run();
    return;
  }
  db.prepare(
        "INSERT INTO deliveries VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = "
        "excluded.state, "
        "at_ms = excluded.at_ms, error_code = excluded.error_code, error_title = "
        "excluded.error_title, "
        "platform_id = CASE excluded.platform_id WHEN '' THEN platform_id ELSE "
        "excluded.platform_id END")
      .bind(outbound)
      .bind(part)
      .bind(delivery.platform_id)
      .bind(name_of(delivery.state))
      .bind(unix_milliseconds(delivery.at))
      .bind(delivery.error_code)
      .bind(delivery.error_title)
      .run();
}

// Messenger tells a moment instead of a message: all that had gone to this citizen by then.
Result<void> record_all_until(Database& db, const Delivery& delivery) {
  constexpr std::chrono::hours kLongestUnread{24 * 30};
  const auto citizen = owner_of(db, delivery.to, {kind_of_id(delivery.to), delivery.to.id});
  if (!citizen) return Error{Error::Kind::kNotFound, "a status for a citizen we do not know"};
  db.prepare(
        "UPDATE deliveries SET state = ?, at_ms = ? WHERE state IN ('accepted', 'sent', ?) AND "
        "outbound IN (SELECT key FROM messages WHERE citizen = ? AND at_ms BETWEEN ? AND ? AND "
        "outgoing = 1 AND channel = ? AND tenant = ?)")
      .bind(name_of(delivery.state))
      .bind(unix_milliseconds(delivery.at))
      .bind(delivery.state == DeliveryState::kRead ? "delivered" : "sent")
      .bind(citizen->value)
      .bind(unix_milliseconds(delivery.at - kLongestUnread))
      .bind(unix_milliseconds(delivery.at))
      .bind(name_of(delivery.to.channel))
      .bind(delivery.to.tenant.value)
      .run();
  return {};
}

// The part that is least far decides what staff see; a failed one most of all.
std::optional<Tick> tick_of(Database& db, const std::string& outbound) {
  std::optional<Tick> least;
  Statement parts = db.prepare(
      "SELECT state, at_ms, error_code, error_title FROM deliveries WHERE outbound = ? ORDER BY "
      "part");
  parts.bind(outbound);
  while (parts.step()) {
    Tick tick;
    tick.state = delivery_state_named(parts.text(0)).value_or(DeliveryState::kSending);
    tick.at = from_unix_milliseconds(parts.integer(1));
    tick.error_code = static_cast<int>(parts.integer(2));
    tick.error_title = parts.text(3);
    const bool worse = least && (tick.state == DeliveryState::kFailed || tick.state < least->state);
    if (!least || (least->state != DeliveryState::kFailed && worse)) least = tick;
  }
  return least;
}

}  // namespace

Result<void> record_message(Database& db, const Message& message) {
  if (message.key.empty()) return Error{Error::Kind::kInvalid, "a message without a key"};
  const auto citizen = current_citizen(db, message.citizen);
  if (!citizen) return Error{Error::Kind::kNotFound, "no such citizen"};
  db.prepare(
        "INSERT INTO messages(key, citizen, channel, tenant, outgoing, author, kind, text, at_ms, "
        "ticket, platform_id) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(key) DO NOTHING")
      .bind(message.key)
      .bind(citizen->value)
      .bind(name_of(message.address.channel))
      .bind(message.address.tenant.value)
      .bind(message.outgoing)
      .bind(message.author)
      .bind(message.kind)
      .bind(message.text)
      .bind(unix_milliseconds(message.at))
      .bind(message.ticket.value)
      .bind(message.platform_id)
      .run();
  const bool fresh = db.changes() != 0;
  put_message_media(db, message.key, message.media);
  if (!fresh || message.outgoing) return {};
  note_inbound(db, *citizen, message.address, message.at);
  if (!message.language.empty()) {
    db.prepare("UPDATE citizens SET language = ? WHERE id = ?")
        .bind(message.language)
        .bind(citizen->value)
        .run();
  }
  if (!message.ticket.empty()) {
    db.prepare(
          "UPDATE tickets SET unread = 1, changed_ms = max(changed_ms, ?) WHERE id = ? AND citizen "
          "= ?")
        .bind(unix_milliseconds(message.at))
        .bind(message.ticket.value)
        .bind(citizen->value)
        .run();
  }
  return {};
}

Result<void> record_delivery(Database& db, const Delivery& delivery) {
  if (delivery.outbound.empty() && delivery.platform_id.empty())
    return record_all_until(db, delivery);
  const auto known = parts_known_as(db, delivery.platform_id);
  std::string outbound = delivery.outbound.value;
  int part = delivery.part;
  if (outbound.empty()) {
    if (known.empty())
      return Error{Error::Kind::kNotFound, "a status for a message we do not know"};
    std::tie(outbound, part) = known.front();
  }
  put_state(db, outbound, part, delivery);
  // Lines that went along in this message have its id, and no status of their own.
  if (delivery.state == DeliveryState::kAccepted) return {};
  for (const auto& [other, its_part] : known) {
    if (other != outbound) put_state(db, other, its_part, delivery);
  }
  return {};
}

Result<void> blank_message(Database& db, const Blanking& blanking,
                           std::vector<std::string>& hashes) {
  const auto citizen = current_citizen(db, blanking.citizen);
  if (!citizen || blanking.platform_id.empty())
    return Error{Error::Kind::kNotFound, "no such message of theirs"};
  std::vector<std::string> keys;  // a citizen's message is one row; an id is asked for, not trusted
  {
    Statement rows = db.prepare(
        "SELECT key FROM messages WHERE platform_id = ? AND citizen = ? AND outgoing = 0");
    rows.bind(blanking.platform_id).bind(citizen->value);
    while (rows.step()) keys.push_back(rows.text(0));
  }
  if (keys.empty()) return Error{Error::Kind::kNotFound, "no such message of theirs"};
  for (const std::string& key : keys) {
    db.prepare("UPDATE messages SET text = '', blanked_ms = coalesce(blanked_ms, ?) WHERE key = ?")
        .bind(unix_milliseconds(blanking.at))
        .bind(key)
        .run();
    for (const MessageMedia& media : media_of_message(db, key)) {
      if (!media.hash.empty()) hashes.push_back(media.hash);
    }
    blank_media(db, key);
  }
  return {};
}

std::vector<Line> conversation_of(Database& db, const CitizenId& citizen, const TicketId& ticket,
                                  int most) {
  std::vector<Line> lines;
  Statement rows = db.prepare(
      "SELECT key, outgoing, author, kind, text, at_ms, ticket, blanked_ms FROM messages WHERE "
      "citizen = ? "
      "ORDER BY row DESC LIMIT ?");
  rows.bind(citizen.value).bind(most);
  while (rows.step()) {
    Line line;
    line.key = rows.text(0);
    line.outgoing = rows.integer(1) != 0;
    line.author = rows.text(2);
    line.kind = rows.text(3);
    line.text = rows.text(4);
    line.at = from_unix_milliseconds(rows.integer(5));
    line.about_this = rows.text(6) == ticket.value;
    line.blanked = !rows.is_null(7);
    line.media = media_of_message(db, line.key);
    if (line.outgoing) line.tick = tick_of(db, line.key);
    lines.push_back(std::move(line));
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

}  // namespace serap::tickets
