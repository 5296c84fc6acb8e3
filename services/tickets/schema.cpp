#include "services/tickets/schema.hpp"

#include <array>

#include "services/tickets/migrations.hpp"

namespace serap::tickets {
namespace {

const std::array kMigrations{kSchema1, kSchema2, kSchema3, kSchema4};

std::int64_t version_of(Database& db) {
  Statement version = db.prepare("PRAGMA user_version");
  return version.step() ? version.integer(0) : 0;
}

}  // namespace

void migrate(Database& db) {
  const std::int64_t version = version_of(db);
  if (version > static_cast<std::int64_t>(kMigrations.size())) {
    throw SqlFailure("the tickets' database was written by a newer serap-tickets (schema " +
                     std::to_string(version) + ")");
  }
  for (std::size_t next = static_cast<std::size_t>(version); next < kMigrations.size(); ++next) {
    db.script("BEGIN IMMEDIATE;" + std::string{kMigrations[next]} +
              "PRAGMA user_version = " + std::to_string(next + 1) + ";COMMIT;");
  }
}

std::string epoch_of(Database& db) {
  Statement epoch = db.prepare("SELECT epoch FROM install");
  return epoch.step() ? epoch.text(0) : std::string{};
}

}  // namespace serap::tickets
