#include "bots/conversation/doors.hpp"

#include "bots/conversation/walk.hpp"

namespace serap::conversation {

Turn unchanged(const Conversation& now) { return {now, {}}; }

// Begins to deal with an event: whatever was under way is given up.
void take_up(const Flow& flow, const Inbound& inbound, Message heard, Conversation& next) {
  next.rest = resting_place(flow, next);
  next.node = next.rest;
  next.subject = next.focus;
  next.understood.reset();
  next.found.clear();
  heard.id = inbound.id;
  heard.at = inbound.at;
  next.heard = std::move(heard);
}

Turn through_door(const Flow& flow, const std::string& door, Time at, Conversation next) {
  Turn turn{std::move(next), {}};
  walk(flow, door, at, turn);
  return turn;
}

}  // namespace serap::conversation
