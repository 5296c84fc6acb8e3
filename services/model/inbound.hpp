#pragma once
// What stands in in:{p}: something happened that a conversation must know.
#include <string>
#include <variant>
#include <vector>

#include "services/model/address.hpp"
#include "services/model/routing.hpp"
#include "services/model/ticket.hpp"
#include "services/model/time.hpp"

namespace serap {

struct Text {
  std::string body;  // UTF-8
  bool operator==(const Text&) const = default;
};

// A tapped button, list row or quick reply. `id` is what we gave it.
struct Choice {
  std::string id;
  std::string title;
  bool operator==(const Choice&) const = default;
};

struct Pin {
  Coordinates at;
  std::string name;  // empty unless the citizen picked a named place
  std::string address;
  bool operator==(const Pin&) const = default;
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
  bool operator==(const StaffReplied&) const = default;
};

struct StatusChanged {
  TicketSummary ticket;  // as it is now
  std::string note;      // for the citizen: an archive reason, a date; may be empty
  bool operator==(const StatusChanged&) const = default;
};

struct TimerRang {
  std::string name;
  Time due;
  bool operator==(const TimerRang&) const = default;
};

using Happening =
    std::variant<Text, Choice, Pin, Unsupported, StaffReplied, StatusChanged, TimerRang>;

// The platform's other names for the writer. All may be empty.
struct Person {
  std::string phone;  // digits with country code, no plus
  std::string bsuid;
  std::string name;  // chosen by the user: never an identity
  bool operator==(const Person&) const = default;
};

struct Inbound {
  EventId id;
  Address address;
  Person person;
  Time at;                  // the platform's time, or the row's or timer's
  Time received;            // when we took it in
  std::string reply_to;     // platform id of the quoted message, or empty
  std::string platform_id;  // the message's own id there; empty for our own events
  Happening what;
  bool operator==(const Inbound&) const = default;
};

// True for what a citizen did (it renews the 24-hour window), false for staff's events and timers.
inline bool is_from_citizen(const Inbound& inbound) { return inbound.what.index() <= 3; }

}  // namespace serap
