#include "services/tickets/deeds.hpp"

#include <optional>

#include "services/tickets/access.hpp"
#include "services/tickets/audit.hpp"
#include "services/tickets/events.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/operations.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

constexpr std::size_t kMostTextBytes = 4096;

Error invalid(std::string message) { return {Error::Kind::kInvalid, std::move(message)}; }

// Nothing is wrong with what the officer filled in, or what is.
std::optional<Error> checked(const Act& act, const TopicNames& topics) {
  if (act.text.size() > kMostTextBytes || act.reason.size() > kMostTextBytes)
    return invalid("the text is too long");
  switch (act.deed) {
    case Deed::kAnswer:
    case Deed::kAskCitizen:
    case Deed::kNote:
      if (act.text.empty()) return invalid("write a text first");
      break;
    case Deed::kRedirect:
      if (act.agency.empty()) return invalid("name the office it goes to");
      if (act.reason.empty()) return invalid("give a reason");
      break;
    case Deed::kArchive:
      if (act.reason.empty()) return invalid("give a reason");
      break;
    case Deed::kCorrect:
      if (act.agency.empty() && act.topic.empty() && !act.kind)
        return invalid("nothing is corrected");
      if (!act.topic.empty() && !topics.knows(act.topic)) return invalid("no such topic");
      if (act.reason.empty()) return invalid("give a reason");
      break;
    case Deed::kAccept:
    case Deed::kClose:
      break;
  }
  return std::nullopt;
}

void hand_to(StoredTicket& ticket, const Act& act) {
  if (act.agency.empty() || act.agency == ticket.summary.agency) return;
  ticket.summary.agency = act.agency;
  ticket.summary.agency_name = act.agency_name.empty() ? act.agency.value : act.agency_name;
  ticket.handler.clear();
}

void correct(StoredTicket& ticket, const Act& act, const TopicNames& topics) {
  if (!act.topic.empty()) {
    const Topic topic = topics.named(act.topic);
    ticket.summary.topic = act.topic;
    ticket.summary.title = title_of(topic, ticket.place);
    // Never less secret than it was: a citizen was told so.
    if (has_flag(topic, "rahasia")) ticket.summary.secrecy = Secrecy::kSecret;
  }
  if (act.kind) ticket.summary.kind = *act.kind;
  hand_to(ticket, act);
}

// "topik: a -> b; instansi: c -> d".
std::string difference(const TicketSummary& was, const TicketSummary& is,
                       const std::string& reason) {
  std::string said;
  const auto add = [&](std::string_view name, std::string_view before, std::string_view after) {
    if (before == after) return;
    said.append(said.empty() ? "" : "; ")
        .append(name)
        .append(": ")
        .append(before)
        .append(" -> ")
        .append(after);
  };
  add("jenis", id_of(was.kind), id_of(is.kind));
  add("topik", was.topic.value, is.topic.value);
  add("instansi", was.agency.value, is.agency.value);
  return said.append(said.empty() ? "" : ". ").append(reason);
}

void keep_example(Database& db, const TicketSummary& was, const StoredTicket& is,
                  const Staff& staff, const Act& act, Time now) {
  db.prepare("INSERT INTO corrections VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(is.summary.id.value)
      .bind(static_cast<std::int64_t>(is.summary.version))
      .bind(staff.email)
      .bind(unix_milliseconds(now))
      .bind(act.reason)
      .bind(was.topic.value)
      .bind(is.summary.topic.value)
      .bind(id_of(was.kind))
      .bind(id_of(is.summary.kind))
      .bind(was.agency.value)
      .bind(is.summary.agency.value)
      .bind(is.understanding.model)
      .run();
}

// What the deed changes beyond the status.
void put_deed(StoredTicket& ticket, const Act& act, const Staff& staff, const TopicNames& topics) {
  ticket.unread = false;
  if (act.deed == Deed::kAccept || act.deed == Deed::kAnswer) ticket.handler = staff.email;
  if (act.deed != Deed::kNote) ticket.triage = false;  // a person has looked
  if (act.deed == Deed::kCorrect) correct(ticket, act, topics);
  if (act.deed == Deed::kRedirect) hand_to(ticket, act);
}

void tell_citizen(Database& db, const StoredTicket& ticket, const TicketSummary& was,
                  const Act& act, Time now) {
  switch (act.deed) {
    case Deed::kAnswer:
    case Deed::kAskCitizen:
      return tell_staff_replied(db, ticket, act.text, now);
    case Deed::kArchive:
      return tell_status_changed(db, ticket, act.reason, now);
    case Deed::kAccept:
    case Deed::kRedirect:  // its reason is between offices
    case Deed::kClose:
      return tell_status_changed(db, ticket, "", now);
    case Deed::kCorrect:
      if (was.agency != ticket.summary.agency) tell_status_changed(db, ticket, "", now);
      return;
    case Deed::kNote:
      return;
  }
}

Result<TicketSummary> done(Database& db, const Staff& staff, const Act& act,
                           const TopicNames& topics, Time now) {
  auto ticket = load_ticket(db, act.ticket);
  if (!ticket ||
      !may_see(staff, {ticket->summary.agency, ticket->host_agency, is_secret(*ticket)})) {
    return Error{Error::Kind::kNotFound, "no such ticket"};
  }
  if (const auto wrong = checked(act, topics)) return *wrong;
  const auto next = after(situation_of(*ticket), actor_of(staff.role), action_of(act.deed));
  if (!next) return next.error();
  if (act.version != 0 && act.version != ticket->summary.version) {
    return Error{Error::Kind::kConflict, "the ticket was changed meanwhile; look at it again"};
  }
  const TicketSummary was = ticket->summary;
  put_situation(*ticket, *next);
  put_deed(*ticket, act, staff, topics);
  std::string text = act.text.empty() ? act.reason : act.text;
  if (act.deed == Deed::kCorrect) text = difference(was, ticket->summary, act.reason);
  save_version(db, *ticket, {now, staff.email, std::string{id_of(act.deed)}, was.status, text});
  if (act.deed == Deed::kCorrect) keep_example(db, was, *ticket, staff, act, now);
  tell_citizen(db, *ticket, was, act, now);
  audit(db, now, staff.email, id_of(act.deed), ticket->summary.id.value, text);
  return ticket->summary;
}

}  // namespace

Result<TicketSummary> apply_deed(Database& db, const Staff& staff, const Act& act,
                                 const TopicNames& topics, Time now) {
  if (act.key.empty()) return invalid("a deed without a key");
  // A key is its account's own: nobody reads another's result by guessing it.
  const std::string key = "staff:" + staff.email + ":" + act.key;
  if (auto first = first_result(db, key)) return *first;
  const Result<TicketSummary> result = done(db, staff, act, topics, now);
  // What was filled in wrongly, or not theirs to see, may be tried again under the same key.
  const bool decided = result || result.error().kind == Error::Kind::kConflict;
  if (decided) keep_result(db, key, act.ticket, result, now);
  return result;
}

}  // namespace serap::tickets
