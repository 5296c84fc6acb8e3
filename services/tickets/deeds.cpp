#include "services/tickets/deeds.hpp"

#include <algorithm>

#include "services/tickets/access.hpp"
#include "services/tickets/audit.hpp"
#include "services/tickets/deed_fields.hpp"
#include "services/tickets/events.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/merging.hpp"
#include "services/tickets/operations.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

// Office hours end on that day where the office is.
Time end_of_day(Time within, const AgencyCode& agency, const Calendar& calendar) {
  const Time local = within + calendar.zone_of(agency);
  return calendar.end_of(std::chrono::floor<std::chrono::days>(local), agency);
}

void hand_to(StoredTicket& ticket, const Act& act) {
  if (act.agency.empty() || act.agency == ticket.summary.agency) return;
  ticket.summary.agency = act.agency;
  ticket.summary.agency_name = act.agency_name.empty() ? act.agency.value : act.agency_name;
  ticket.handler.clear();
}

void correct(StoredTicket& ticket, const Act& act, const ByStaff& by) {
  if (!act.topic.empty()) {
    const Topic topic = by.topics.named(act.topic);
    ticket.summary.topic = act.topic;
    ticket.summary.title = title_of(topic, ticket.place);
    // Never less secret than it was: a citizen was told so.
    if (has_flag(topic, "rahasia")) ticket.summary.secrecy = Secrecy::kSecret;
  }
  if (act.kind) ticket.summary.kind = *act.kind;
  const auto of_topic = by.terms.class_of_topic.find(ticket.summary.topic);
  const bool known = of_topic != by.terms.class_of_topic.end();
  ticket.sla =
      by.terms.class_for(ticket.summary.kind, known ? of_topic->second : ticket.routing.sla_class);
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
void put_deed(StoredTicket& ticket, const Act& act, const ByStaff& by) {
  ticket.unread = false;
  if (act.deed == Deed::kAccept || act.deed == Deed::kAnswer) ticket.handler = by.staff.email;
  const bool looked_at = act.deed != Deed::kNote && act.deed != Deed::kProtect;
  if (looked_at) ticket.triage = false;
  switch (act.deed) {
    case Deed::kCorrect:
      return correct(ticket, act, by);
    case Deed::kRedirect:
      return hand_to(ticket, act);
    case Deed::kArchive:
      ticket.closed_why = by.terms.archive_reason(act.reason)->id;
      return;
    case Deed::kRefer:
      ticket.closed_why = act.agency_name;
      return;
    case Deed::kSchedule:
      ticket.estimate = end_of_day(*act.until, ticket.summary.agency, by.terms.calendar);
      return;
    case Deed::kProtect:
      ticket.summary.secrecy = std::max(ticket.summary.secrecy, act.secrecy);
      return;
    default:
      return;
  }
}

void tell_citizen(Database& db, const StoredTicket& ticket, const TicketSummary& was,
                  const Act& act, const ByStaff& by) {
  switch (act.deed) {
    case Deed::kAnswer:
    case Deed::kAskCitizen:
      return tell_staff_replied(db, ticket, act.text, act.files, by.now);
    case Deed::kArchive:
      return tell_status_changed(db, ticket, by.terms.archive_reason(act.reason)->name_id, by.now);
    case Deed::kSchedule:
    case Deed::kRefer:
      return tell_status_changed(db, ticket, act.text, by.now);
    case Deed::kMerge:
      if (const auto master = load_ticket(db, ticket.master))
        tell_status_changed(db, ticket, master->summary.number.value, by.now);
      return;
    case Deed::kAccept:
    case Deed::kRedirect:  // its reason is between offices
    case Deed::kClose:
      return tell_status_changed(db, ticket, "", by.now);
    case Deed::kCorrect:
      if (was.agency != ticket.summary.agency) tell_status_changed(db, ticket, "", by.now);
      return;
    case Deed::kVerify:
    case Deed::kSplit:  // the new report says so itself
    case Deed::kProtect:
    case Deed::kNote:
      return;
  }
}

// What the history keeps of it, beside the deed's name.
std::string words_of(const Act& act, const TicketSummary& was, const StoredTicket& is,
                     const Terms& terms) {
  if (act.deed == Deed::kCorrect) return difference(was, is.summary, act.reason);
  if (act.deed == Deed::kMerge) return is.master.value;
  if (act.deed == Deed::kArchive) return terms.archive_reason(act.reason)->name_id;
  if (act.deed == Deed::kProtect) return std::string{id_of(is.summary.secrecy)};
  if (act.deed == Deed::kRefer) return act.agency_name + ". " + act.text;
  return act.text.empty() ? act.reason : act.text;
}

// A verifier's acceptance verifies and disposes: both stand in the history, each with its clock.
void verify_first(Database& db, StoredTicket& ticket, const Act& act, const ByStaff& by) {
  const TicketStatus was = ticket.summary.status;
  if (act.deed != Deed::kAccept || was != TicketStatus::kDiterima) return;
  ticket.summary.status = TicketStatus::kDiverifikasi;
  save_version(db, ticket, {by.now, by.staff.email, "verify", was, ""}, by.terms);
}

Result<TicketSummary> done(Database& db, const Act& act, const ByStaff& by) {
  const Staff& staff = by.staff;
  auto ticket = load_ticket(db, act.ticket);
  if (!ticket || !may_see(staff, {ticket->summary.agency, ticket->host_agency, is_secret(*ticket)}))
    return Error{Error::Kind::kNotFound, "no such ticket"};
  if (const auto wrong = wrong_fields(act, by.topics, by.terms, by.now)) return *wrong;
  const auto next = after(situation_of(*ticket), actor_of(staff.role), action_of(act.deed));
  if (!next) return next.error();
  if (act.version != 0 && act.version != ticket->summary.version)
    return Error{Error::Kind::kConflict, "the ticket was changed meanwhile; look at it again"};
  if (act.deed == Deed::kMerge) {
    const auto master = master_of(db, act, staff);
    if (!master) return master.error();
    join(db, *ticket, *master);
  }
  const TicketSummary was = ticket->summary;
  verify_first(db, *ticket, act, by);
  const TicketStatus before = ticket->summary.status;
  put_situation(*ticket, *next);
  put_deed(*ticket, act, by);
  std::string text = words_of(act, was, *ticket, by.terms);
  if (act.deed == Deed::kSplit) text = split_off(db, *ticket, act, by).number.value;
  const bool asked = act.deed == Deed::kAnswer || act.deed == Deed::kAskCitizen;
  save_version(db, *ticket,
               {by.now, staff.email, std::string{id_of(act.deed)}, before, text, asked}, by.terms);
  if (act.deed == Deed::kCorrect) keep_example(db, was, *ticket, staff, act, by.now);
  tell_citizen(db, *ticket, was, act, by);
  tell_merged(db, *ticket, act, by);
  if (act.deed == Deed::kMerge) note_joined(db, *ticket, by);
  audit(db, by.now, staff.email, id_of(act.deed), ticket->summary.id.value, text,
        audit_key_of(db, ticket->citizen));
  return ticket->summary;
}

}  // namespace

Result<TicketSummary> apply_deed(Database& db, const Staff& staff, const Act& act,
                                 const TopicNames& topics, const Terms& terms, Time now) {
  if (act.key.empty()) return Error{Error::Kind::kInvalid, "a deed without a key"};
  // A key is its account's own: nobody reads another's result by guessing it.
  const std::string key = "staff:" + staff.email + ":" + act.key;
  if (auto first = first_result(db, key)) return *first;
  Result<TicketSummary> result = done(db, act, ByStaff{staff, topics, terms, now});
  // What was filled in wrongly, or not theirs to see, may be tried again under the same key.
  const bool decided = result || result.error().kind == Error::Kind::kConflict;
  if (decided) keep_result(db, key, act.ticket, result, now);
  return result;
}

}  // namespace serap::tickets
