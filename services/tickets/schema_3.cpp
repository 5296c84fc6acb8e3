#include "services/tickets/migrations.hpp"

namespace serap::tickets {

// The list, its counts and its pulse are read by index alone.
const char* const kSchema3 = R"sql(
CREATE TABLE kept(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK(kind IN ('reply', 'filter')),
  owner TEXT NOT NULL,  -- a reply's agency, a filter's account
  title TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX kept_of_owner ON kept(kind, owner, title);
CREATE INDEX tickets_seen ON tickets(agency, host_agency, secret, changed_ms);
CREATE INDEX tickets_open ON tickets(
  agency, host_agency, secret, status, triage, danger, handler, next_due_ms) WHERE closed_ms IS NULL;
)sql";

}  // namespace serap::tickets
