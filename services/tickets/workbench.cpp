#include "services/tickets/workbench.hpp"

#include "services/tickets/access.hpp"
#include "services/tickets/figures.hpp"
#include "services/tickets/kept.hpp"
#include "services/tickets/pulse.hpp"
#include "services/tickets/similar.hpp"
#include "services/tickets/staff_rows.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

Error no_session() { return {Error::Kind::kRejected, "the session has ended; log in again"}; }

std::optional<StoredTicket> visible_ticket(Database& db, const Staff& staff, const TicketId& id) {
  auto ticket = load_ticket(db, id);
  if (!ticket || !may_see(staff, {ticket->summary.agency, ticket->host_agency, is_secret(*ticket)}))
    return std::nullopt;
  return ticket;
}

}  // namespace

CommitCount::CommitCount()
    : count_(static_cast<std::uint64_t>(unix_milliseconds(system_now())) << 20U) {}

template <class T, class Work>
Result<T> Workbench::read(const SessionToken& token, const Work& work) {
  return store_.read<T>([&](Database& db) -> Result<T> {
    const auto session = live_session(db, token, clock_());
    if (!session) return no_session();
    return work(db, session->staff);
  });
}

Result<Pulse> Workbench::pulse(const SessionToken& token, const TicketId& id) {
  return read<Pulse>(token, [&](Database& db, const Staff& staff) -> Result<Pulse> {
    Pulse pulse{queue_pulse(db, staff), 0};
    if (id.empty()) return pulse;
    if (const auto ticket = visible_ticket(db, staff, id)) pulse.ticket = ticket_pulse(db, *ticket);
    return pulse;
  });
}

Result<std::vector<SimilarRow>> Workbench::similar(const SessionToken& token, const TicketId& id) {
  using Rows = std::vector<SimilarRow>;
  return read<Rows>(token, [&](Database& db, const Staff& staff) -> Result<Rows> {
    const auto ticket = visible_ticket(db, staff, id);
    if (!ticket) return Error{Error::Kind::kNotFound, "no such ticket"};
    return similar_to(db, staff, *ticket, topics_);
  });
}

Result<std::vector<Kept>> Workbench::kept(const SessionToken& token, Kept::What what) {
  using All = std::vector<Kept>;
  return read<All>(token, [&](Database& db, const Staff& staff) -> Result<All> {
    return kept_of(db, staff, what);
  });
}

Result<Kept> Workbench::keep(const SessionToken& token, const Kept& kept) {
  return store_.write<Kept>([&](Database& db) -> Result<Kept> {
    const auto session = live_session(db, token, clock_());
    if (!session) return no_session();
    return tickets::keep(db, session->staff, kept);
  });
}

Result<void> Workbench::forget(const SessionToken& token, std::int64_t id) {
  const auto done = store_.write<int>([&](Database& db) -> Result<int> {
    const auto session = live_session(db, token, clock_());
    if (!session) return no_session();
    const auto gone = tickets::forget(db, session->staff, id);
    if (!gone) return gone.error();
    return 0;
  });
  if (!done) return done.error();
  return {};
}

Result<Figures> Workbench::figures(const SessionToken& token, const Period& period) {
  return read<Figures>(token, [&](Database& db, const Staff& staff) {
    return figures_of(db, staff, period, topics_, clock_());
  });
}

}  // namespace serap::tickets
