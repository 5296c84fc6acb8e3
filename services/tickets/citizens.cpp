#include "services/tickets/citizens.hpp"

#include <vector>

#include "services/tickets/address_rows.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostOpenTickets = 20;

// Every id the writer's payload tells, strongest first.
std::vector<ExternalId> ids_of(const Writer& writer) {
  std::vector<ExternalId> ids;
  if (writer.address.channel != Channel::kWhatsapp) {
    ids.push_back({kind_of_id(writer.address), writer.address.id});
    return ids;
  }
  const std::string& address = writer.address.id;
  // The news of another number may still come from the old one.
  const bool old = address == writer.previous_phone || address == writer.previous_bsuid;
  const bool by_bsuid = !old && kind_of_id(writer.address) == "bsuid";
  const bool by_phone = !old && !by_bsuid;
  const std::string& bsuid = by_bsuid ? address : writer.person.bsuid;
  const std::string& phone = by_phone ? address : writer.person.phone;
  if (!bsuid.empty()) ids.push_back({"bsuid", bsuid});
  if (!phone.empty()) ids.push_back({"phone", phone});
  if (ids.empty()) ids.push_back({kind_of_id(writer.address), address});
  return ids;
}

bool is_renumbered(const Writer& writer) {
  return writer.address.channel == Channel::kWhatsapp &&
         (!writer.previous_phone.empty() || !writer.previous_bsuid.empty());
}

// The citizen that the previous names mean, unless the number has another holder by now.
std::optional<CitizenId> previous_citizen(Database& db, const Writer& writer) {
  if (!writer.previous_bsuid.empty()) {
    const auto by_bsuid = owner_of(db, writer.address, {"bsuid", writer.previous_bsuid});
    if (by_bsuid) return by_bsuid;
  }
  if (writer.previous_phone.empty()) return std::nullopt;
  const auto by_phone = owner_of(db, writer.address, {"phone", writer.previous_phone});
  const bool another = by_phone && !writer.previous_bsuid.empty() && has_bsuid(db, *by_phone);
  return another ? std::nullopt : by_phone;
}

// `known` has the new number. By a BSUID, or because they first wrote when `before` no longer did,
// it is the same person; else it is whoever had the number before.
bool is_same_person(Database& db, const CitizenId& known, const CitizenId& before,
                    const std::vector<ExternalId>& ids, const Address& address) {
  if (ids.front().kind == "bsuid" && owner_of(db, address, ids.front()) == known) return true;
  if (has_bsuid(db, known)) return false;
  const auto began = first_inbound(db, known);
  const auto ended = last_inbound(db, before);
  return !began || !ended || *began >= *ended;
}

// The citizen of these ids: found, completed, merged or made.
CitizenId citizen_with(Database& db, const Address& address, const std::vector<ExternalId>& ids) {
  const auto by_first = owner_of(db, address, ids.front());
  if (ids.size() == 1) {
    if (by_first) return *by_first;
    const CitizenId made = new_citizen(db, address);
    give(db, address, ids.front(), made);
    return made;
  }
  // Both a BSUID and a phone. A phone's citizen with another BSUID is another person: WhatsApp
  // makes a new BSUID when a number changes hands, and the new holder must not see the old one's
  // reports.
  const auto by_phone = owner_of(db, address, ids.back());
  const bool same_person = by_phone && !has_bsuid(db, *by_phone);
  if (by_first && same_person && *by_phone != *by_first) merge_citizens(db, *by_first, *by_phone);
  const CitizenId citizen = by_first      ? *by_first
                            : same_person ? *by_phone
                                          : new_citizen(db, address);
  for (const ExternalId& id : ids) give(db, address, id, citizen);
  return citizen;
}

// The platform says that `writer` was known by other names until now: one citizen, one
// conversation.
CitizenId renumbered_citizen(Database& db, const Writer& writer) {
  const auto ids = ids_of(writer);
  const auto before = previous_citizen(db, writer);
  if (!before) return citizen_with(db, writer.address, ids);
  for (const ExternalId& id : ids) {
    const auto known = owner_of(db, writer.address, id);
    if (known && *known != *before && is_same_person(db, *known, *before, ids, writer.address))
      merge_citizens(db, *before, *known);
  }
  for (const ExternalId& id : ids) give(db, writer.address, id, *before);
  // The old number will be somebody else's.
  if (!writer.previous_phone.empty() && ids.back().value != writer.previous_phone)
    take_away(db, writer.address, {"phone", writer.previous_phone}, *before);
  answer_to(db, *before, ids.front().value);
  return *before;
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
  if (is_renumbered(writer)) return std::nullopt;  // something has to be written down
  const auto ids = ids_of(writer);
  const auto first = owner_of(db, writer.address, ids.front());
  if (!first) return std::nullopt;
  for (const ExternalId& id : ids) {
    if (owner_of(db, writer.address, id) != first) return Known{*first, false};
  }
  return Known{*first, true};
}

CitizenId citizen_for(Database& db, const Writer& writer) {
  if (is_renumbered(writer)) return renumbered_citizen(db, writer);
  return citizen_with(db, writer.address, ids_of(writer));
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
