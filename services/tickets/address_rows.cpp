#include "services/tickets/address_rows.hpp"

#include "services/tickets/random_ids.hpp"

namespace serap::tickets {
namespace {

std::optional<Time> time_in(Statement& row) {
  if (!row.step() || row.is_null(0)) return std::nullopt;
  return from_unix_milliseconds(row.integer(0));
}

}  // namespace

std::optional<CitizenId> owner_of(Database& db, const Address& address, const ExternalId& id) {
  Statement owner = db.prepare(
      "SELECT citizen FROM addresses WHERE channel = ? AND tenant = ? AND kind = ? AND value = ?");
  owner.bind(name_of(address.channel)).bind(address.tenant.value).bind(id.kind).bind(id.value);
  if (!owner.step()) return std::nullopt;
  return CitizenId{owner.text(0)};
}

void give(Database& db, const Address& address, const ExternalId& id, const CitizenId& citizen) {
  db.prepare(
        "INSERT INTO addresses VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET citizen = "
        "excluded.citizen")
      .bind(name_of(address.channel))
      .bind(address.tenant.value)
      .bind(id.kind)
      .bind(id.value)
      .bind(citizen.value)
      .run();
}

bool has_bsuid(Database& db, const CitizenId& citizen) {
  Statement any = db.prepare("SELECT 1 FROM addresses WHERE citizen = ? AND kind = 'bsuid'");
  any.bind(citizen.value);
  return any.step();
}

CitizenId new_citizen(Database& db, const Address& address) {
  const CitizenId id = random_citizen_id();
  std::string alias = random_alias();
  for (;;) {
    Statement taken = db.prepare("SELECT 1 FROM citizens WHERE alias = ?");
    taken.bind(alias);
    if (!taken.step()) break;
    alias = random_alias() +
            random_alias().substr(6);  // so many citizens that four symbols collide: eight
  }
  db.prepare(
        "INSERT INTO citizens(id, alias, channel, tenant, home, last) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(id.value)
      .bind(alias)
      .bind(name_of(address.channel))
      .bind(address.tenant.value)
      .bind(address.id)
      .bind(address.id)
      .run();
  return id;
}

// One person was met under two names before a payload told both: `other` becomes part of `kept`.
void merge_citizens(Database& db, const CitizenId& kept, const CitizenId& other) {
  for (const std::string_view sql :
       {std::string_view{"UPDATE addresses SET citizen = ? WHERE citizen = ?"},
        std::string_view{"UPDATE tickets SET citizen = ? WHERE citizen = ?"},
        std::string_view{"UPDATE messages SET citizen = ? WHERE citizen = ?"},
        std::string_view{"UPDATE citizens SET merged_into = ? WHERE merged_into = ?"},
        std::string_view{"UPDATE citizens SET merged_into = ? WHERE id = ?"}}) {
    db.prepare(sql).bind(kept.value).bind(other.value).run();
  }
  db.prepare(
        "UPDATE citizens SET last_inbound_ms = nullif(max(coalesce(last_inbound_ms, 0), coalesce("
        "(SELECT last_inbound_ms FROM citizens WHERE id = ?), 0)), 0) WHERE id = ?")
      .bind(other.value)
      .bind(kept.value)
      .run();
}

void take_away(Database& db, const Address& address, const ExternalId& id, const CitizenId& from) {
  db.prepare(
        "DELETE FROM addresses WHERE channel = ? AND tenant = ? AND kind = ? AND value = ? AND "
        "citizen = ?")
      .bind(name_of(address.channel))
      .bind(address.tenant.value)
      .bind(id.kind)
      .bind(id.value)
      .bind(from.value)
      .run();
}

void answer_to(Database& db, const CitizenId& citizen, const std::string& address) {
  db.prepare("UPDATE citizens SET last = ? WHERE id = ?").bind(address).bind(citizen.value).run();
}

std::optional<Time> first_inbound(Database& db, const CitizenId& citizen) {
  Statement row = db.prepare("SELECT min(at_ms) FROM messages WHERE citizen = ? AND outgoing = 0");
  row.bind(citizen.value);
  return time_in(row);
}

std::optional<Time> last_inbound(Database& db, const CitizenId& citizen) {
  Statement row = db.prepare("SELECT last_inbound_ms FROM citizens WHERE id = ?");
  row.bind(citizen.value);
  return time_in(row);
}

}  // namespace serap::tickets
