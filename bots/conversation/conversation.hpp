#pragma once
// One citizen on one channel, as a value: all that the engine remembers between two events.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/model/address.hpp"
#include "services/model/ids.hpp"
#include "services/model/inbound.hpp"
#include "services/model/media.hpp"
#include "services/model/routing.hpp"
#include "services/model/ticket.hpp"
#include "services/model/time.hpp"
#include "services/model/understanding.hpp"

namespace serap::conversation {

// A report at hand: opened as a draft, not yet confirmed, filed or cancelled. Its ticket stands in
// `tickets`.
struct Draft {
  TicketId id;       // "<event id>#<ordinal>", minted here
  std::string text;  // all the citizen wrote to it, a message a line
  Understanding understanding;
  Place place;
  Routing routing;      // no candidates: not routed
  bool triage = false;  // below the line: an officer must look first
  bool told = false;    // the first words about it (number, emergency numbers) were said
  Secrecy secrecy = Secrecy::kNone;
  std::string when;  // when it happened, in the citizen's words; empty: not told
  Time opened;       // platform's time of the message that began it
  bool operator==(const Draft&) const = default;
};

// What is being dealt with: kept while a turn waits for an answer, gone when the conversation
// rests.
struct Message {
  EventId id{};
  Time at{};
  std::string text{};   // words, an option's title, a caption; an office's words
  std::string note{};   // a status change's
  std::string cause{};  // likewise: late, ombudsman
  std::optional<Pin> pin{};
  std::vector<Attachment> attachments{};
  std::vector<StoredMedia> stored{};   // what a Bring has brought, now to be put to its ticket
  std::string unsupported{};           // the platform's word for a type we do not take
  std::string quoted{};                // platform id of the message it answers to
  std::vector<std::string> matters{};  // what else it tells of, still to be dealt with in turn
  bool operator==(const Message&) const = default;
};

// An office's words that could not be sent: the platform's window was closed.
struct Held {
  TicketId ticket;
  std::string text;
  std::vector<StoredMedia> files = {};
  bool operator==(const Held&) const = default;
};

struct Conversation {
  // From the worker, when it makes or rebuilds one: whom it is with and what tickets remembers.
  Address address;
  CitizenId citizen;
  std::string language;                // empty: not known, spoken to in Indonesian
  std::optional<Time> last_inbound;    // the citizen's last message
  std::vector<TicketSummary> tickets;  // known ones, newest first, at most kMaxTickets

  // The engine's own. A fresh value of each is a stranger.
  bool language_chosen = false;  // by a word: no guess changes it
  std::string node;              // where it stands; empty: the flow's start
  std::string rest;              // the last wait it stood in; there "back" leads
  TicketId subject;              // which ticket the event at hand (at rest: the last one) is about
  TicketId focus;                // which ticket `rest` is about; none at the flow's start
  std::vector<Draft> drafts;     // oldest first, at most kMaxDrafts
  Place place;                   // sent before the report it belongs to
  std::map<std::string, Time> timers;  // awaited: name ("ingat:<ticket>") to due
  std::map<std::string, int> counts;
  bool noticed = false;                      // the privacy notice was given
  std::map<std::string, TicketId> fetching;  // a Bring's id: which ticket it is for, or none yet
  std::vector<StoredMedia> media;    // brought, and belonging to the report to come; kMaxMedia
  std::vector<Held> held;            // said as soon as the citizen writes; kMaxHeld
  Secrecy secrecy = Secrecy::kNone;  // wished for the report to come
  std::optional<Time> silent_until;  // a colleague talks with the citizen: the bot does not

  // Only while an answer is awaited.
  std::optional<Message> heard;
  std::optional<Understanding> understood;
  std::vector<TicketSummary> found;

  bool operator==(const Conversation&) const = default;
};

inline constexpr std::size_t kMaxTickets = 20;  // as many as Resolve gives
inline constexpr std::size_t kMaxDrafts = 8;    // an older one is still filed by its timer
inline constexpr std::size_t kMaxMedia = 10;
inline constexpr std::size_t kMaxHeld = 8;
inline constexpr std::size_t kMaxMatters = 3;  // reports made of one message

const TicketSummary* ticket_with(const Conversation& conversation, const TicketId& id);
const Draft* draft_with(const Conversation& conversation, const TicketId& id);

}  // namespace serap::conversation
