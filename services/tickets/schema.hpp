#pragma once
#include <string>

#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// Brings the database to this program's version, step by step (PRAGMA user_version); throws
// SqlFailure if a newer program wrote it. A new database gets its epoch: a random word that Redis
// must hold too, else one of the two was lost.
void migrate(Database& db);

std::string epoch_of(Database& db);

}  // namespace serap::tickets
