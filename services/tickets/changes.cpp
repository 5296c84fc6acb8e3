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

Result<TicketSummary> changed(Database& db, const Change& change, const TopicNames& topics) {
  auto ticket = load_ticket(db, change.ticket);
  const auto citizen = current_citizen(db, change.citizen);
  if (!ticket || !citizen || ticket->citizen != *citizen)
    return Error{Error::Kind::kNotFound, "no such ticket of theirs"};
  if (const auto wrong = wrong_with(db, change, *citizen)) return *wrong;
  const Actor actor = change.what == Change::What::kFile ? Actor::kSystem : Actor::kCitizen;
  const auto next = after(situation_of(*ticket), actor, action_of(change.what));
  if (!next) return next.error();

  const TicketStatus was = ticket->summary.status;
  put_situation(*ticket, *next);
  if (change.what == Change::What::kFile) ticket->filed = true;
  if (change.what == Change::What::kSecrecy) choose_secrecy(*ticket, change.secrecy, topics);
  if (change.what == Change::What::kMedia) attach(db, *ticket, change.media, change.at);
  if (change.what == Change::What::kRedraft) put_draft(*ticket, *change.draft, topics);
  ticket->unread = true;
  const std::string who = actor == Actor::kSystem ? "system" : "citizen";
  save_version(db, *ticket, {change.at, who, std::string{name_of(change.what)}, was, change.text});
  return ticket->summary;
}

}  // namespace

Result<TicketSummary> apply_change(Database& db, const Change& change, const TopicNames& topics) {
  if (change.key.empty()) return Error{Error::Kind::kInvalid, "a change without a key"};
  // The citizen's side and staff's have keys of their own.
  const std::string key = "citizen:" + change.key;
  if (auto first = first_result(db, key)) return *first;
  const Result<TicketSummary> result = changed(db, change, topics);
  keep_result(db, key, change.ticket, result, change.at);
  return result;
}

}  // namespace serap::tickets
