#pragma once
// What stands in out:{p}: something that must be said to a citizen.
#include <string>
#include <string_view>
#include <vector>

#include "services/model/inbound.hpp"

namespace serap {

// Order of sending: a first answer before an office's words before a broadcast. Order is kept
// inside a lane.
enum class Lane { kAcknowledgement, kAnswer, kBroadcast };
std::string_view name_of(Lane lane);  // "ack", "answer", "broadcast"

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
  Time last_inbound;  // the citizen's last message: the 24-hour window counts from here
  bool operator==(const Outbound&) const = default;
};

}  // namespace serap
