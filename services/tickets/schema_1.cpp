#include "services/tickets/migrations.hpp"

namespace serap::tickets {

// Times are unix milliseconds, UTC. Lists are columns of lines (text_lists.hpp).
const char* const kSchema1 = R"sql(
CREATE TABLE install(
  id INTEGER PRIMARY KEY CHECK(id = 1),
  epoch TEXT NOT NULL) STRICT;
INSERT INTO install VALUES(1, lower(hex(randomblob(12))));

-- The home's partition owns the conversation. The last address is where answers go.
CREATE TABLE citizens(
  id TEXT PRIMARY KEY,
  alias TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL, tenant TEXT NOT NULL,
  home TEXT NOT NULL, last TEXT NOT NULL,
  last_inbound_ms INTEGER,
  merged_into TEXT REFERENCES citizens(id)) STRICT;

-- Everything a platform calls a citizen.
CREATE TABLE addresses(
  channel TEXT NOT NULL, tenant TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('phone', 'bsuid', 'psid', 'igsid')),
  value TEXT NOT NULL,
  citizen TEXT NOT NULL REFERENCES citizens(id),
  PRIMARY KEY(channel, tenant, kind, value)) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_of_citizen ON addresses(citizen, kind);

CREATE TABLE tickets(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  citizen TEXT NOT NULL REFERENCES citizens(id),
  channel TEXT NOT NULL, tenant TEXT NOT NULL, host_agency TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL, held_from TEXT NOT NULL, reopened INTEGER NOT NULL, hops INTEGER NOT NULL,
  triage INTEGER NOT NULL, filed INTEGER NOT NULL, secret INTEGER NOT NULL, danger INTEGER NOT NULL,
  unread INTEGER NOT NULL, handler TEXT NOT NULL,
  title TEXT NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL, kind_p REAL NOT NULL, topic TEXT NOT NULL, topics TEXT NOT NULL, said_place TEXT NOT NULL,
  urgency TEXT NOT NULL, flags TEXT NOT NULL, language TEXT NOT NULL, because TEXT NOT NULL, model TEXT NOT NULL,
  place_words TEXT NOT NULL, area TEXT NOT NULL, area_name TEXT NOT NULL, latitude REAL, longitude REAL,
  agency TEXT NOT NULL, agency_name TEXT NOT NULL, offices TEXT NOT NULL, sla_class TEXT NOT NULL,
  reason_id TEXT NOT NULL, reason_en TEXT NOT NULL, asks TEXT NOT NULL, routing_table TEXT NOT NULL,
  opened_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL, closed_ms INTEGER,
  verify_due_ms INTEGER, first_answer_due_ms INTEGER, finish_due_ms INTEGER, next_due_ms INTEGER,
  due_provisional INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX tickets_of_citizen ON tickets(citizen, opened_ms DESC);
CREATE INDEX tickets_by_status ON tickets(status, opened_ms DESC);
CREATE INDEX tickets_by_agency ON tickets(agency, opened_ms DESC);
CREATE VIRTUAL TABLE tickets_words USING fts5(
  number, title, place, text, tokenize = "unicode61 remove_diacritics 2");

-- One row a version: what happened, and the summary as it was then. Operations and events point here.
CREATE TABLE history(
  ticket TEXT NOT NULL REFERENCES tickets(id),
  version INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
  was TEXT NOT NULL, status TEXT NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL, topic TEXT NOT NULL, title TEXT NOT NULL, agency TEXT NOT NULL, agency_name TEXT NOT NULL,
  PRIMARY KEY(ticket, version)) STRICT, WITHOUT ROWID;

-- Idempotency: what a key did the first time. A refusal is kept too.
CREATE TABLE operations(
  key TEXT PRIMARY KEY,
  ticket TEXT NOT NULL, version INTEGER NOT NULL,
  error TEXT NOT NULL, message TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- The outbox to the conversations. A row is relayed once its entry stands durably in the log.
CREATE TABLE events(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket TEXT NOT NULL, version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('staff_replied', 'status_changed')),
  text TEXT NOT NULL, at_ms INTEGER NOT NULL, relayed_ms INTEGER,
  FOREIGN KEY(ticket, version) REFERENCES history(ticket, version)) STRICT;
CREATE INDEX events_to_relay ON events(id) WHERE relayed_ms IS NULL;

CREATE TABLE messages(
  row INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  citizen TEXT NOT NULL REFERENCES citizens(id),
  channel TEXT NOT NULL, tenant TEXT NOT NULL,
  outgoing INTEGER NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
  at_ms INTEGER NOT NULL, ticket TEXT NOT NULL, platform_id TEXT NOT NULL) STRICT;
CREATE INDEX messages_of_citizen ON messages(citizen, at_ms);

CREATE TABLE deliveries(
  outbound TEXT NOT NULL, part INTEGER NOT NULL,
  platform_id TEXT NOT NULL, state TEXT NOT NULL, at_ms INTEGER NOT NULL,
  error_code INTEGER NOT NULL, error_title TEXT NOT NULL,
  PRIMARY KEY(outbound, part)) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_platform_id ON deliveries(platform_id) WHERE platform_id <> '';

-- What people corrected: the labelled examples for the next training.
CREATE TABLE corrections(
  ticket TEXT NOT NULL, version INTEGER NOT NULL, who TEXT NOT NULL, at_ms INTEGER NOT NULL, reason TEXT NOT NULL,
  topic_was TEXT NOT NULL, topic_is TEXT NOT NULL, kind_was TEXT NOT NULL, kind_is TEXT NOT NULL,
  agency_was TEXT NOT NULL, agency_is TEXT NOT NULL, model TEXT NOT NULL,
  PRIMARY KEY(ticket, version)) STRICT, WITHOUT ROWID;

CREATE TABLE staff(
  email TEXT PRIMARY KEY, name TEXT NOT NULL,
  role TEXT NOT NULL CHECK(role IN ('national', 'coordinator', 'liaison', 'read-only')),
  agency TEXT NOT NULL, password_hash TEXT NOT NULL,
  disabled INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sessions(
  token_hash TEXT PRIMARY KEY,
  email TEXT NOT NULL REFERENCES staff(email), expires_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE login_failures(
  subject TEXT PRIMARY KEY,  -- "account:..." or "from:..."
  count INTEGER NOT NULL, last_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Append-only, each row sealed by a digest over it and the row before. Ids and digests only.
CREATE TABLE audit(
  row INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL,
  content_digest TEXT NOT NULL, seal TEXT NOT NULL) STRICT;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
)sql";

}  // namespace serap::tickets
