#pragma once
// One case out of several reports, and two out of one.
#include "services/tickets/desk_port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// What a deed of an officer carries with it.
struct ByStaff {
  const Staff& staff;
  const TopicNames& topics;
  const Terms& terms;
  Time now;
};

// The report that `act` names as master; kNotFound: not there or not theirs to see; kConflict: it
// cannot take others in.
Result<StoredTicket> master_of(Database& db, const Act& act, const Staff& staff);

// `ticket` joins `master`, and whatever had been merged into it as well.
void join(Database& db, StoredTicket& ticket, const StoredTicket& master);

// The master's history says that `ticket` joined it.
void note_joined(Database& db, const StoredTicket& ticket, const ByStaff& by);

// The master's news for those merged into it: an answer reaches each citizen in their own chat; an
// end without an answer ends them too.
void tell_merged(Database& db, const StoredTicket& master, const Act& act, const ByStaff& by);

// The second matter as a report of its own, with its own number; the clocks count from the first's
// beginning. Its citizen is told.
TicketSummary split_off(Database& db, const StoredTicket& ticket, const Act& act,
                        const ByStaff& by);

}  // namespace serap::tickets
