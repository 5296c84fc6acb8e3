#include <algorithm>

#include "bots/conversation/doors.hpp"
#include "bots/conversation/perform.hpp"
#include "bots/conversation/walk.hpp"
#include "services/model/overloaded.hpp"

namespace serap::conversation {
namespace {

// Nothing a citizen would see: a later version in the same state with the same office and no words.
bool tells_nothing(const TicketSummary& known, const TicketSummary& ticket, const Message& heard) {
  return heard.text.empty() && heard.note.empty() && heard.cause.empty() &&
         known.status == ticket.status && known.agency_name == ticket.agency_name;
}

// An office's event: older news than what is known is none.
Turn from_office(const Flow& flow, const Inbound& inbound, const TicketSummary& ticket,
                 Message heard, const std::string& door, Time at, const Conversation& now) {
  const TicketSummary* known = ticket_with(now, ticket.id);
  if (known != nullptr && ticket.version <= known->version) return unchanged(now);
  const bool quiet = known != nullptr && tells_nothing(*known, ticket, heard);
  Conversation next = now;
  learn(ticket, next);
  if (quiet) return {std::move(next), {}};
  take_up(flow, inbound, std::move(heard), next);
  next.subject = ticket.id;
  return through_door(flow, door, at, std::move(next));
}

}  // namespace

Turn rang(const Flow& flow, const Inbound& inbound, const TimerRang& timer, Time at,
          const Conversation& now) {
  const auto mine = now.timers.find(timer.name);
  if (mine == now.timers.end() || mine->second != timer.due) return unchanged(now);
  Conversation next = now;
  next.timers.erase(timer.name);
  const std::size_t colon = timer.name.find(':');
  const auto door = flow.timers.find(timer.name.substr(0, colon));
  if (door == flow.timers.end() || colon == std::string::npos) return {std::move(next), {}};
  take_up(flow, inbound, {}, next);
  next.subject = TicketId{timer.name.substr(colon + 1)};
  return through_door(flow, door->second, at, std::move(next));
}

Turn replied(const Flow& flow, const Inbound& inbound, const StaffReplied& reply, Time at,
             const Conversation& now) {
  return from_office(flow, inbound, reply.ticket, {.text = reply.text, .stored = reply.files},
                     flow.staff_replied, at, now);
}

Turn changed(const Flow& flow, const Inbound& inbound, const StatusChanged& change, Time at,
             const Conversation& now) {
  return from_office(flow, inbound, change.ticket, {.note = change.note, .cause = change.cause},
                     flow.status_changed, at, now);
}

Turn colleague(const Flow& flow, const Inbound& inbound, const Conversation& now) {
  Turn turn = unchanged(now);
  turn.next.silent_until = inbound.at + flow.colleague_silence;
  return turn;
}

// What could not be said is said as soon as the citizen writes; until then a template may call.
Turn window_closed(const Flow& flow, const Inbound& inbound, const WindowClosed& closed, Time at,
                   const Conversation& now) {
  Conversation next = now;
  if (next.held.size() >= kMaxHeld) next.held.erase(next.held.begin());
  next.held.push_back({closed.ticket, closed.text, closed.files});
  if (!now.held.empty()) return {std::move(next), {}};  // called already
  take_up(flow, inbound, {}, next);
  next.subject = closed.ticket;
  return through_door(flow, flow.window_closed, at, std::move(next));
}

Turn media_stored(const Flow& flow, const Inbound& inbound, const MediaStored& stored, Time at,
                  const Conversation& now) {
  const auto awaited = now.fetching.find(stored.fetch.value);
  if (awaited == now.fetching.end()) return unchanged(now);
  Conversation next = now;
  const TicketId ticket = awaited->second;
  next.fetching.erase(stored.fetch.value);
  if (ticket.empty()) {  // it came before the report it belongs to
    if (next.media.size() < kMaxMedia) next.media.push_back(stored.media);
    return {std::move(next), {}};
  }
  take_up(flow, inbound, {.stored = {stored.media}}, next);
  next.subject = ticket;
  return through_door(flow, flow.media_stored, at, std::move(next));
}

Turn media_lost(const Flow& flow, const Inbound& inbound, const MediaLost& lost, Time at,
                const Conversation& now) {
  const auto awaited = now.fetching.find(lost.fetch.value);
  if (awaited == now.fetching.end()) return unchanged(now);
  Conversation next = now;
  const TicketId ticket = awaited->second;
  next.fetching.erase(lost.fetch.value);
  take_up(flow, inbound, {.note = lost.type}, next);
  next.subject = ticket;
  return through_door(flow, flow.media_lost, at, std::move(next));
}

}  // namespace serap::conversation
