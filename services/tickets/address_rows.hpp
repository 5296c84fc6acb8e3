#pragma once
// What platforms call citizens, as rows: an id has one owner at a time.
#include <optional>
#include <string>
#include <string_view>

#include "services/tickets/port.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

struct ExternalId {
  std::string_view kind;  // bsuid, phone, psid, igsid
  std::string value;
};

// Channel and tenant are the address's.
std::optional<CitizenId> owner_of(Database& db, const Address& address, const ExternalId& id);
void give(Database& db, const Address& address, const ExternalId& id, const CitizenId& citizen);
void take_away(Database& db, const Address& address, const ExternalId& id, const CitizenId& from);
bool has_bsuid(Database& db, const CitizenId& citizen);

// At home at `address`, with a free alias.
CitizenId new_citizen(Database& db, const Address& address);

// One person was met under two names before a payload told both: `other` becomes part of `kept`.
void merge_citizens(Database& db, const CitizenId& kept, const CitizenId& other);

void answer_to(Database& db, const CitizenId& citizen, const std::string& address);
std::optional<Time> first_inbound(Database& db, const CitizenId& citizen);
std::optional<Time> last_inbound(Database& db, const CitizenId& citizen);

}  // namespace serap::tickets
