#include "services/tickets/migrations.hpp"

namespace serap::tickets {

const char* const kSchema2 = R"sql(
ALTER TABLE tickets ADD COLUMN secrecy TEXT NOT NULL DEFAULT '';  -- '', anonim, rahasia; `secret` follows from it
ALTER TABLE tickets ADD COLUMN secrecy_chosen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN zone_minutes INTEGER NOT NULL DEFAULT 420;
ALTER TABLE tickets ADD COLUMN promise_ms INTEGER;                -- when an answer is promised to the citizen
ALTER TABLE tickets ADD COLUMN warned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN sla TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN master TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN split_from TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN estimate_ms INTEGER;
ALTER TABLE tickets ADD COLUMN extensions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN closed_why TEXT NOT NULL DEFAULT '';
UPDATE tickets SET sla = sla_class, secrecy = CASE secret WHEN 1 THEN 'rahasia' ELSE '' END;
CREATE INDEX tickets_by_master ON tickets(master) WHERE master <> '';

ALTER TABLE history ADD COLUMN promise_ms INTEGER;
ALTER TABLE history ADD COLUMN secrecy TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN cause TEXT NOT NULL DEFAULT '';

-- Every clock that ran or runs for a ticket, one a holder and step. `due_ms` is derived: from, length and
-- pauses on the calendar; a change of the calendar computes it again.
CREATE TABLE clocks(
  ticket TEXT NOT NULL REFERENCES tickets(id), ordinal INTEGER NOT NULL,
  name TEXT NOT NULL, holder TEXT NOT NULL,
  from_ms INTEGER NOT NULL, length INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK(unit IN ('days', 'hours', 'date')),  -- working days, working hours, ends at from_ms
  paused INTEGER NOT NULL, paused_ms INTEGER,                   -- in the unit; since when it stands still
  due_ms INTEGER NOT NULL, provisional INTEGER NOT NULL,
  ended_ms INTEGER, warned INTEGER NOT NULL, next_warning_ms INTEGER,
  PRIMARY KEY(ticket, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX clocks_to_warn ON clocks(next_warning_ms) WHERE next_warning_ms IS NOT NULL;
CREATE INDEX clocks_by_holder ON clocks(holder, ended_ms);

CREATE TABLE warnings(
  ticket TEXT NOT NULL, ordinal INTEGER NOT NULL, percent INTEGER NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY(ticket, ordinal, percent),
  FOREIGN KEY(ticket, ordinal) REFERENCES clocks(ticket, ordinal)) STRICT, WITHOUT ROWID;

-- Years whose list was loaded here take the place of the shipped one.
CREATE TABLE calendar_years(
  year INTEGER PRIMARY KEY, who TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE closed_days(
  day TEXT NOT NULL, scope TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(day, scope)) STRICT, WITHOUT ROWID;

CREATE TABLE media(
  hash TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes INTEGER NOT NULL, stored_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE message_media(
  message TEXT NOT NULL REFERENCES messages(key), ordinal INTEGER NOT NULL,
  hash TEXT NOT NULL, mime TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('waiting', 'stored', 'lost', 'blanked')),
  PRIMARY KEY(message, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX message_media_by_hash ON message_media(hash) WHERE hash <> '';
CREATE TABLE ticket_media(
  ticket TEXT NOT NULL REFERENCES tickets(id), hash TEXT NOT NULL,
  mime TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY(ticket, hash)) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_media_by_hash ON ticket_media(hash);
ALTER TABLE messages ADD COLUMN blanked_ms INTEGER;
CREATE INDEX messages_by_platform_id ON messages(platform_id) WHERE platform_id <> '';

-- The audit's digests of what a citizen said are keyed by this: erasing it makes them mean nothing.
CREATE TABLE citizen_keys(
  citizen TEXT PRIMARY KEY REFERENCES citizens(id), key TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

}  // namespace serap::tickets
