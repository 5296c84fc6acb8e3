#include "services/tickets/changes.hpp"

#include "services/tickets/citizens.hpp"
#include "services/tickets/drafts.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/media_rows.hpp"
#include "services/tickets/operations.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

std::optional<Error> wrong_with(Database& db, const Change& change, const CitizenId& citizen) {
  const auto invalid = [](const char* why) { return Error{Error::Kind::kInvalid, why}; };
  if (change.what == Change::What::kRedraft && !change.draft)
    return invalid("a redraft without a draft");
  if (change.what != Change::What::kMedia) return std::nullopt;
  if (change.media.empty()) return invalid("no media");
  // Who knows a hash of another's picture does not get it.
  for (const MessageMedia& media : change.media) {
    if (!sent_by(db, media.hash, citizen)) return invalid("media that this citizen did not send");
  }
  return std::nullopt;
}

// A topic that is always secret stays so, whatever the citizen taps.
void choose_secrecy(StoredTicket& ticket, Secrecy chosen, const TopicNames& topics) {
  const bool always = has_flag(topics.named(ticket.summary.topic), "rahasia");
  ticket.summary.secrecy = always ? Secrecy::kSecret : chosen;
  ticket.secrecy_chosen = true;
}

bool objects(const Change& change) {
  return change.what == Change::What::kNotDone || change.what == Change::What::kPartly;
}

// A verdict may come too early (the master of a merged one has no answer) or too late.
std::optional<Error> too_late(Database& db, const StoredTicket& ticket, const Change& change,
                              const Terms& terms) {
  const auto conflict = [](const char* why) { return Error{Error::Kind::kConflict, why}; };
  const bool verdict = objects(change) || change.what == Change::What::kDone;
  if (verdict && ticket.summary.status == TicketStatus::kDigabung) {
    const auto master = load_ticket(db, ticket.master);
    const bool answered = master && (master->summary.status == TicketStatus::kDijawab ||
                                     master->summary.status == TicketStatus::kSelesaiOtomatis ||
                                     master->summary.status == TicketStatus::kSelesaiKonfirmasi);
    if (!answered) return conflict("the report it was merged into has no answer yet");
  }
  if (!objects(change) || !ticket.closed) return std::nullopt;
  if (ticket.summary.status == TicketStatus::kSelesaiOtomatis &&
      change.at > *ticket.closed + std::chrono::days{terms.lengths.reopen_days})
    return conflict("the time to reopen it is over");
  if (ticket.summary.status == TicketStatus::kDiarsipkan &&
      change.at > terms.calendar
                      .after_days(*ticket.closed, terms.lengths.appeal_days, ticket.summary.agency)
                      .at)
    return conflict("the time to object is over");
  return std::nullopt;
}

// Reopened, a merged report is its own case again, and an archived one is looked at by a person.
void take_up_again(StoredTicket& ticket, TicketStatus was) {
  ticket.master.value.clear();
  ticket.closed_why.clear();
  ticket.estimate.reset();
  if (was == TicketStatus::kDiarsipkan) ticket.triage = true;
}

Result<TicketSummary> changed(Database& db, const Change& change, const TopicNames& topics,
                              const Terms& terms) {
  auto ticket = load_ticket(db, change.ticket);
  const auto citizen = current_citizen(db, change.citizen);
  if (!ticket || !citizen || ticket->citizen != *citizen)
    return Error{Error::Kind::kNotFound, "no such ticket of theirs"};
  if (const auto wrong = wrong_with(db, change, *citizen)) return *wrong;
  const Actor actor = change.what == Change::What::kFile ? Actor::kSystem : Actor::kCitizen;
  const auto next = after(situation_of(*ticket), actor, action_of(change.what));
  if (!next) return next.error();
  if (auto late = too_late(db, *ticket, change, terms)) return *late;

  const TicketStatus was = ticket->summary.status;
  put_situation(*ticket, *next);
  if (objects(change)) take_up_again(*ticket, was);
  if (change.what == Change::What::kFile) ticket->filed = true;
  if (change.what == Change::What::kSecrecy) choose_secrecy(*ticket, change.secrecy, topics);
  if (change.what == Change::What::kMedia) attach(db, *ticket, change.media, change.at);
  if (change.what == Change::What::kRedraft) put_draft(*ticket, *change.draft, topics, terms);
  ticket->unread = true;
  const std::string who = actor == Actor::kSystem ? "system" : "citizen";
  save_version(db, *ticket, {change.at, who, std::string{name_of(change.what)}, was, change.text},
               terms);
  return ticket->summary;
}

}  // namespace

Result<TicketSummary> apply_change(Database& db, const Change& change, const TopicNames& topics,
                                   const Terms& terms) {
  if (change.key.empty()) return Error{Error::Kind::kInvalid, "a change without a key"};
  // The citizen's side and staff's have keys of their own.
  const std::string key = "citizen:" + change.key;
  if (auto first = first_result(db, key)) return *first;
  const Result<TicketSummary> result = changed(db, change, topics, terms);
  keep_result(db, key, change.ticket, result, change.at);
  return result;
}

}  // namespace serap::tickets
