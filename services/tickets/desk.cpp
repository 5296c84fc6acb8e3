#include "services/tickets/desk.hpp"

#include "services/tickets/access.hpp"
#include "services/tickets/audit.hpp"
#include "services/tickets/deeds.hpp"
#include "services/tickets/detail.hpp"
#include "services/tickets/listing.hpp"
#include "services/tickets/secrets.hpp"
#include "services/tickets/staff_rows.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

Error no_session() { return {Error::Kind::kRejected, "the session has ended; log in again"}; }
Error no_ticket() { return {Error::Kind::kNotFound, "no such ticket"}; }

bool may_see(const Staff& staff, const StoredTicket& ticket) {
  return may_see(staff, Ownership{ticket.summary.agency, ticket.host_agency, is_secret(ticket)});
}

}  // namespace

Desk::Desk(Store& store, const TopicNames& topics, const TermsInForce& terms, Clock clock,
           std::string operator_secret)
    : store_(store),
      topics_(topics),
      terms_(terms),
      clock_(std::move(clock)),
      operator_secret_(std::move(operator_secret)) {}

Result<Session> Desk::session_in(Database& db, const SessionToken& token) const {
  auto session = live_session(db, token, clock_());
  if (!session) return no_session();
  return *std::move(session);
}

Result<void> Desk::logout(const SessionToken& token) {
  const auto done = store_.write<int>([&](Database& db) -> Result<int> {
    const auto session = session_in(db, token);
    if (!session) return 0;  // it is over already
    end_session(db, token);
    audit(db, clock_(), session->staff.email, "logout", session->staff.email, "");
    return 0;
  });
  if (!done) return done.error();
  return {};
}

Result<Session> Desk::whoami(const SessionToken& token) {
  return store_.read<Session>([&](Database& db) { return session_in(db, token); });
}

Result<Page> Desk::list(const SessionToken& token, const Filter& filter) {
  return store_.read<Page>([&](Database& db) -> Result<Page> {
    const auto session = session_in(db, token);
    if (!session) return session.error();
    return list_tickets(db, session->staff, filter, topics_, clock_());
  });
}

Result<Counts> Desk::counts(const SessionToken& token) {
  return store_.read<Counts>([&](Database& db) -> Result<Counts> {
    const auto session = session_in(db, token);
    if (!session) return session.error();
    return count_tickets(db, session->staff, clock_());
  });
}

Result<std::vector<Topic>> Desk::topics(const SessionToken& token) {
  return store_.read<std::vector<Topic>>([&](Database& db) -> Result<std::vector<Topic>> {
    const auto session = session_in(db, token);
    if (!session) return session.error();
    return topics_.all();
  });
}

Result<Detail> Desk::ticket(const SessionToken& token, const TicketId& id) {
  std::string viewer;
  auto detail = store_.read<Detail>([&](Database& db) -> Result<Detail> {
    const auto session = session_in(db, token);
    if (!session) return session.error();
    const auto ticket = load_ticket(db, id);
    if (!ticket || !may_see(session->staff, *ticket)) return no_ticket();
    viewer = session->staff.email;
    return detail_of(db, session->staff, *ticket, topics_);
  });
  if (!detail || !detail->row.secret) return detail;
  // Who looked at a secret report is written down before it is shown.
  const auto noted = store_.write<int>([&](Database& db) -> Result<int> {
    audit(db, clock_(), viewer, "view_secret", id.value, "");
    return 0;
  });
  if (!noted) return noted.error();
  return detail;
}

Result<Detail> Desk::act(const Act& act) {
  return store_.write<Detail>([&](Database& db) -> Result<Detail> {
    const auto session = session_in(db, act.session);
    if (!session) return session.error();
    const auto result = apply_deed(db, session->staff, act, topics_, *terms_.now(), clock_());
    if (!result) return result.error();
    const auto ticket = load_ticket(db, act.ticket);
    // After a redirect it may be another office's: then the summary alone goes back.
    if (!ticket || !may_see(session->staff, *ticket)) {
      Detail handed_over;
      handed_over.row.ticket = *result;
      return handed_over;
    }
    return detail_of(db, session->staff, *ticket, topics_);
  });
}

}  // namespace serap::tickets
