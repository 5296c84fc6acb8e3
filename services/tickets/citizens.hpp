#pragma once
// Who an address is. External ids are unique here, so one person is one citizen whatever a payload
// calls them.
#include <optional>

#include "services/tickets/port.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// What a resolve found; `complete` is false if an id of the writer still has to be written down.
struct Known {
  CitizenId citizen;
  bool complete = false;
};

// By BSUID first, then phone; PSID and IGSID by themselves. Reads only.
std::optional<Known> known_citizen(Database& db, const Writer& writer);

// The writer's citizen: found, completed, merged or made. Writes.
CitizenId citizen_for(Database& db, const Writer& writer);

// Follows a merge to the citizen that is left. Nothing: never heard of.
std::optional<CitizenId> current_citizen(Database& db, const CitizenId& id);

// kNotFound if there is none. Open tickets included.
Result<Citizen> load_citizen(Database& db, const CitizenId& id);

// Where the citizen's conversation lives and where answers go.
struct Whereabouts {
  Address home;
  Address last;
};
std::optional<Whereabouts> whereabouts_of(Database& db, const CitizenId& id);

// They wrote from `address` at `at`; an older message than the last known changes nothing.
void note_inbound(Database& db, const CitizenId& id, const Address& address, Time at);

// Kind of an address's id: "bsuid", "phone", "psid", "igsid".
std::string_view kind_of_id(const Address& address);

}  // namespace serap::tickets
