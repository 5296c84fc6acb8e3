#include "services/tickets/citizens.hpp"

#include <array>
#include <vector>

#include "services/tickets/random_ids.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostOpenTickets = 20;

struct ExternalId {
  std::string_view kind;
  std::string value;
};

// Every id the writer's payload tells, strongest first.
std::vector<ExternalId> ids_of(const Writer& writer) {
  std::vector<ExternalId> ids;
  if (writer.address.channel != Channel::kWhatsapp) {
    ids.push_back({kind_of_id(writer.address), writer.address.id});
    return ids;
  }
  const bool by_bsuid = kind_of_id(writer.address) == "bsuid";
  const std::string& bsuid = by_bsuid ? writer.address.id : writer.person.bsuid;
  const std::string& phone = by_bsuid ? writer.person.phone : writer.address.id;
  if (!bsuid.empty()) ids.push_back({"bsuid", bsuid});
  if (!phone.empty()) ids.push_back({"phone", phone});
  return ids;
}

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
void merge(Database& db, const CitizenId& kept, const CitizenId& other) {
  for (const std::string_view sql :
       {std::string_view{"UPDATE addresses SET citizen = ? WHERE citizen = ?"},
        std::string_view{"UPDATE tickets SET citizen = ? WHERE citizen = ?"},
        std::string_view{"UPDATE messages SET citizen = ? WHERE citizen = ?"},
        std::string_view{"UPDATE citizens SET merged_into = ? WHERE merged_into = ?"},
        std::string_view{"UPDATE citizens SET merged_into = ? WHERE id = ?"}}) {
    db.prepare(sql).bind(kept.value).bind(other.value).run();
  }
}

}  // namespace

// A BSUID is two capital letters and a dot before its symbols; a phone is digits only.
std::string_view kind_of_id(const Address& address) {
  switch (address.channel) {
    case Channel::kMessenger:
      return "psid";
    case Channel::kInstagram:
      return "igsid";
    case Channel::kWhatsapp:
      break;
  }
  const bool digits = address.id.find_first_not_of("0123456789") == std::string::npos;
  return digits ? "phone" : "bsuid";
}

std::optional<Known> known_citizen(Database& db, const Writer& writer) {
  const auto ids = ids_of(writer);
  if (ids.empty()) return std::nullopt;
  const auto first = owner_of(db, writer.address, ids.front());
  if (!first) return std::nullopt;
  for (const ExternalId& id : ids) {
    if (owner_of(db, writer.address, id) != first) return Known{*first, false};
  }
  return Known{*first, true};
}

CitizenId citizen_for(Database& db, const Writer& writer) {
  const auto ids = ids_of(writer);
  const auto by_first = owner_of(db, writer.address, ids.front());
  if (ids.size() == 1) {
    if (by_first) return *by_first;
    const CitizenId made = new_citizen(db, writer.address);
    give(db, writer.address, ids.front(), made);
    return made;
  }
  // Both a BSUID and a phone. A phone's citizen with another BSUID is another person: WhatsApp
  // makes a new BSUID when a number changes hands, and the new holder must not see the old one's
  // reports.
  const auto by_phone = owner_of(db, writer.address, ids.back());
  const bool same_person = by_phone && !has_bsuid(db, *by_phone);
  if (by_first && same_person && *by_phone != *by_first) merge(db, *by_first, *by_phone);
  const CitizenId citizen = by_first      ? *by_first
                            : same_person ? *by_phone
                                          : new_citizen(db, writer.address);
  for (const ExternalId& id : ids) give(db, writer.address, id, citizen);
  return citizen;
}

std::optional<CitizenId> current_citizen(Database& db, const CitizenId& id) {
  Statement found = db.prepare("SELECT coalesce(merged_into, id) FROM citizens WHERE id = ?");
  found.bind(id.value);
  if (!found.step()) return std::nullopt;
  return CitizenId{found.text(0)};
}

Result<Citizen> load_citizen(Database& db, const CitizenId& id) {
  Statement found = db.prepare(
      "SELECT channel, tenant, home, language, last_inbound_ms FROM citizens WHERE id = ?");
  found.bind(id.value);
  if (!found.step()) return Error{Error::Kind::kNotFound, "no such citizen"};
  Citizen citizen;
  citizen.id = id;
  citizen.home = {channel_named(found.text(0)).value_or(Channel::kWhatsapp),
                  TenantId{found.text(1)}, found.text(2)};
  citizen.language = found.text(3);
  if (!found.is_null(4)) citizen.last_inbound = from_unix_milliseconds(found.integer(4));
  citizen.open_tickets = summaries_of(db, id, Open::kOnly, kMostOpenTickets);
  return citizen;
}

std::optional<Whereabouts> whereabouts_of(Database& db, const CitizenId& id) {
  Statement found = db.prepare("SELECT channel, tenant, home, last FROM citizens WHERE id = ?");
  found.bind(id.value);
  if (!found.step()) return std::nullopt;
  const Channel channel = channel_named(found.text(0)).value_or(Channel::kWhatsapp);
  const TenantId tenant{found.text(1)};
  return Whereabouts{{channel, tenant, found.text(2)}, {channel, tenant, found.text(3)}};
}

void note_inbound(Database& db, const CitizenId& id, const Address& address, Time at) {
  db.prepare(
        "UPDATE citizens SET last = ?, last_inbound_ms = ? "
        "WHERE id = ? AND channel = ? AND tenant = ? AND coalesce(last_inbound_ms, 0) <= ?")
      .bind(address.id)
      .bind(unix_milliseconds(at))
      .bind(id.value)
      .bind(name_of(address.channel))
      .bind(address.tenant.value)
      .bind(unix_milliseconds(at))
      .run();
}

}  // namespace serap::tickets
