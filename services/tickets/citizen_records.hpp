#pragma once
// People's rights over what is stored about them (UU 27/2022).
#include "services/tickets/operator_port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/terms.hpp"

namespace serap::tickets {

// By alias or by a report's number; nothing: nobody.
std::optional<CitizenId> citizen_named(Database& db, const std::string& who);

// Addresses, messages, reports with their history: one JSON document.
std::string export_of(Database& db, const CitizenId& citizen);

// Words, places, pictures and addresses go; open reports are withdrawn; rows stay for the figures.
// The key of the audit's digests goes too. `orphans`: stored bytes that nobody has any more.
Erased erase(Database& db, const CitizenId& citizen, const Terms& terms, Time now,
             std::vector<std::string>& orphans);

}  // namespace serap::tickets
