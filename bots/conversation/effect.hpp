#pragma once
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "services/model/media.hpp"
#include "services/model/outbound.hpp"
#include "services/model/routing.hpp"
#include "services/model/ticket.hpp"
#include "services/model/understanding.hpp"

namespace serap::conversation {

// Say a phrase. Words come from bots/phrases by key, in the conversation's language; `values` fill
// its {names}.
struct Say {
  std::string phrase;
  std::map<std::string, std::string> values;
  struct Option {
    std::string id;      // comes back as Choice::id
    std::string phrase;  // its title's phrase key
    bool operator==(const Option&) const = default;
  };
  std::vector<Option> options;
  bool ask_location = false;
  Lane lane = Lane::kAcknowledgement;
  TicketId ticket;            // may be empty
  std::string template_name;  // non-empty: the approved message to send outside the window
  std::vector<StoredMedia> files = {};  // go beside the words
  bool operator==(const Say&) const = default;
};

// Asks. Each is answered by exactly one event; a turn has at most one.
struct AskClassify {
  std::string text;
  bool operator==(const AskClassify&) const = default;
};
struct AskRoute {
  TopicId topic;
  std::string text;
  Place place;
  bool operator==(const AskRoute&) const = default;
};
struct AskOpen {  // a draft; id minted by the engine: a rerun mints the same
  TicketId id;
  std::string text;
  Understanding understanding;
  Place place;
  Routing routing;
  bool triage = false;
  Time opened;
  Secrecy secrecy = Secrecy::kNone;
  bool operator==(const AskOpen&) const = default;
};
struct AskChange {
  TicketId ticket;
  std::string what;  // confirm, file, cancel, redraft, add, done, not_done, partly, secrecy, media
  std::string text;
  std::vector<AskOpen> draft;        // one for redraft, else none
  Secrecy secrecy = Secrecy::kNone;  // for secrecy
  std::vector<StoredMedia> media;    // for media
  bool operator==(const AskChange&) const = default;
};
struct AskFind {
  TicketNumber number;  // empty: all of this citizen's
  std::string quoted;   // platform id of a message: the ticket that was about
  bool operator==(const AskFind&) const = default;
};

// Ring `name` at `due`; replaces one of the same name. A timer the conversation no longer awaits is
// ignored by step.
struct SetTimer {
  std::string name;
  Time due;
  bool operator==(const SetTimer&) const = default;
};

// Bring what hangs on a message; MediaStored or MediaLost tells of it later, by `id`.
struct Bring {
  EventId id;           // "<event id>#<ordinal>"
  std::string message;  // its platform id
  Attachment attachment;
  bool operator==(const Bring&) const = default;
};

// The citizen took this message back: our copy is blanked.
struct Blank {
  std::string message;  // its platform id
  bool operator==(const Blank&) const = default;
};

using Effect =
    std::variant<Say, AskClassify, AskRoute, AskOpen, AskChange, AskFind, SetTimer, Bring, Blank>;

}  // namespace serap::conversation
