#pragma once
// What stands in in:{p}: something happened that a conversation must know.
#include <string>
#include <variant>
#include <vector>

#include "services/model/address.hpp"
#include "services/model/choice.hpp"
#include "services/model/media.hpp"
#include "services/model/routing.hpp"
#include "services/model/ticket.hpp"
#include "services/model/time.hpp"

namespace serap {

struct Text {
  std::string body;  // UTF-8
  bool operator==(const Text&) const = default;
};

struct Pin {
  Coordinates at;
  std::string name;  // empty unless the citizen picked a named place
  std::string address;
  bool operator==(const Pin&) const = default;
};

// A message with pictures, voice, video or files; `text` is its caption or the words beside it.
struct Media {
  std::string text;
  std::vector<Attachment> attachments;  // at least one
  bool operator==(const Media&) const = default;
};

// Opened the chat by a link or an advertisement, without a word.
struct Referral {
  std::string ref;     // what the link carried
  std::string source;  // the platform's word: SHORTLINK, ADS, ...
  bool operator==(const Referral&) const = default;
};

// An emoji set on, or taken from (empty), an earlier message.
struct Reaction {
  std::string message;  // platform id
  std::string emoji;
  bool operator==(const Reaction&) const = default;
};

struct Edited {
  std::string message;  // platform id of the message whose words are now `text`
  std::string text;
  bool operator==(const Edited&) const = default;
};

// Taken back for everyone: our copy must be blanked.
struct Unsent {
  std::string message;  // platform id
  bool operator==(const Unsent&) const = default;
};

// Wants, or no longer wants, messages that are not answers.
struct Preference {
  bool stop = false;
  bool operator==(const Preference&) const = default;
};

// The same person under another number. `Inbound::person` holds the new names.
struct Renumbered {
  std::string previous_phone;
  std::string previous_bsuid;
  bool operator==(const Renumbered&) const = default;
};

// A message of a type we do not take yet. Kept and answered: the citizen is told what works
// instead.
struct Unsupported {
  std::string type;     // the platform's own word: image, audio, poll, ...
  std::string caption;  // its words, if it had any
  bool operator==(const Unsupported&) const = default;
};

// The office wrote to the citizen.
struct StaffReplied {
  TicketSummary ticket;
  std::string text;
  std::vector<StoredMedia> files = {};  // what the officer put beside the words
  bool operator==(const StaffReplied&) const = default;
};

struct StatusChanged {
  TicketSummary ticket;  // as it is now
  std::string note;      // for the citizen: an archive reason, a date; may be empty
  // Why it is told; empty: the new status. "late": nothing came by the promised time, `ticket.due`
  // is the new one or absent; "ombudsman": twice the time is over; "split": it was in another.
  std::string cause = {};
  bool operator==(const StatusChanged&) const = default;
};

struct TimerRang {
  std::string name;
  Time due;
  bool operator==(const TimerRang&) const = default;
};

// A colleague answered from the page's inbox or the WhatsApp Business app: the bot keeps silent.
struct ColleagueReplied {
  std::string text;
  std::vector<Attachment> attachments;
  bool operator==(const ColleagueReplied&) const = default;
};

// From the sender: `outbound` cannot go as it is, the platform's window is closed.
struct WindowClosed {
  OutboundId outbound;
  TicketId ticket;
  std::string text;  // what waits
  std::vector<StoredMedia> files = {};
  bool operator==(const WindowClosed&) const = default;
};

// From the sender, about a Fetch.
struct MediaStored {
  EventId fetch;
  std::string message;  // platform id of the message it hangs on
  TicketId ticket;
  StoredMedia media;
  bool operator==(const MediaStored&) const = default;
};
struct MediaLost {
  EventId fetch;
  std::string message;
  TicketId ticket;
  std::string type;    // image, audio, ...
  std::string reason;  // expired, too_large, forbidden, ...: fit for a metric
  bool operator==(const MediaLost&) const = default;
};

using Happening = std::variant<Text, Choice, Pin, Media, Unsupported, Referral, Reaction, Edited,
                               Unsent, Preference, Renumbered, ColleagueReplied, StaffReplied,
                               StatusChanged, WindowClosed, MediaStored, MediaLost, TimerRang>;

// The platform's other names for the writer. All may be empty.
struct Person {
  std::string phone;  // digits with country code, no plus
  std::string bsuid;
  std::string name;      // chosen by the user: never an identity
  std::string username;  // likewise
  bool operator==(const Person&) const = default;
};

struct Inbound {
  EventId id;
  Address address;
  Person person;
  Time at;                         // the platform's time, or the row's or timer's
  Time received;                   // when we took it in
  std::string reply_to;            // platform id of the quoted message, or empty
  std::string platform_id;         // the message's own id there; empty for our own events
  std::vector<std::string> flags;  // forwarded, voice, story, ... : what the platform says of it
  Happening what;
  bool operator==(const Inbound&) const = default;
};

// True for what a citizen did (it renews the 24-hour window), false for staff's events and timers.
bool is_from_citizen(const Happening& what);
inline bool is_from_citizen(const Inbound& inbound) { return is_from_citizen(inbound.what); }

}  // namespace serap
