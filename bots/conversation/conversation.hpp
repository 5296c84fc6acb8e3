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
  Time opened;          // platform's time of the message that began it
  bool operator==(const Draft&) const = default;
};

// What is being dealt with: kept while a turn waits for an answer, gone when the conversation
// rests.
struct Message {
  EventId id{};
  Time at{};
  std::string text{};  // words, an option's title, a caption; an office's words
  std::string note{};  // a status change's
  std::optional<Pin> pin{};
  std::string unsupported{};  // the platform's word for a type we do not take
  bool operator==(const Message&) const = default;
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
  bool noticed = false;  // the privacy notice was given

  // Only while an answer is awaited.
  std::optional<Message> heard;
  std::optional<Understanding> understood;
  std::vector<TicketSummary> found;

  bool operator==(const Conversation&) const = default;
};

inline constexpr std::size_t kMaxTickets = 20;  // as many as Resolve gives
inline constexpr std::size_t kMaxDrafts = 8;    // an older one is still filed by its timer

const TicketSummary* ticket_with(const Conversation& conversation, const TicketId& id);
const Draft* draft_with(const Conversation& conversation, const TicketId& id);

}  // namespace serap::conversation
