#pragma once
// What stands in out:{p}: something that must be said to a citizen.
#include <string>
#include <string_view>
#include <vector>

#include "services/model/address.hpp"
#include "services/model/choice.hpp"
#include "services/model/ids.hpp"
#include "services/model/media.hpp"
#include "services/model/time.hpp"

namespace serap {

// Order of sending: a first answer before an office's words before a broadcast. Order is kept
// inside a lane.
enum class Lane { kAcknowledgement, kAnswer, kBroadcast };
std::string_view name_of(Lane lane);  // "ack", "answer", "broadcast"

// An approved message of the platform's own, for when the window is closed.
struct Template {
  std::string name;                     // empty: none
  std::vector<std::string> parameters;  // of its body, in order
  bool operator==(const Template&) const = default;
};

struct Outbound {
  OutboundId id;
  Address to;
  Lane lane = Lane::kAcknowledgement;
  std::string text;             // UTF-8, whole; the platform translator fits it to the channel
  std::vector<Choice> choices;  // none: plain text; up to 3 short titles: buttons; up to 10: a
                                // list; else numbered text
  std::string list_button;      // the label that opens the list, if it becomes one
  bool ask_location = false;    // show the platform's "send location" button if it has one
  TicketId ticket;              // which ticket it is about; may be empty
  Time created;
  Time last_inbound;         // the citizen's last message: the 24-hour window counts from here
  std::string language;      // of `text` and of the template: id, en, ...
  std::string answers;       // platform id of the message it answers, for a read mark
  bool from_person = false;  // an officer's own words: may go as human agent for 7 days
  std::vector<StoredMedia> media;  // sent after the text, or with it as caption where that fits
  Template template_;              // with a name: sent instead of `text` outside the window
  bool operator==(const Outbound&) const = default;
};

}  // namespace serap
