#include "bots/conversation/step.hpp"

#include <algorithm>

#include "bots/conversation/holds.hpp"
#include "bots/conversation/perform.hpp"
#include "bots/conversation/question.hpp"
#include "bots/conversation/ticket_key.hpp"
#include "bots/conversation/walk.hpp"
#include "services/model/overloaded.hpp"

namespace serap::conversation {
namespace {

Turn unchanged(const Conversation& now) { return {now, {}}; }

const Ask* awaited(const Flow& flow, const Conversation& now) {
  const Node* node = node_named(flow, now.node);
  return node == nullptr ? nullptr : std::get_if<Ask>(&node->then);
}

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

// At the wait where the conversation rests, by its branches.
Turn at_rest(const Flow& flow, Time at, Conversation next) {
  Turn turn{std::move(next), {}};
  const Node* node = node_named(flow, turn.next.rest);
  const Wait* wait = node == nullptr ? nullptr : std::get_if<Wait>(&node->then);
  const std::vector<Branch> none;
  const std::string go(chosen(flow, turn.next, wait == nullptr ? none : wait->branches));
  walk(flow, go, at, turn);
  return turn;
}

// A tap acts on the ticket it was offered for, however old the message is.
Turn tapped(const Flow& flow, const Choice& choice, Time at, Conversation next) {
  const std::size_t colon = choice.id.find(':');
  const auto door = flow.choices.find(choice.id.substr(0, colon));
  if (door == flow.choices.end() || colon == std::string::npos)
    return at_rest(flow, at, std::move(next));
  if (colon + 1 < choice.id.size()) next.subject = TicketId{choice.id.substr(colon + 1)};
  return through_door(flow, door->second, at, std::move(next));
}

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

// Nothing a citizen would see: a later version in the same state with the same office and no words.
bool tells_nothing(const TicketSummary& known, const TicketSummary& ticket, const Message& heard) {
  return heard.text.empty() && heard.note.empty() && known.status == ticket.status &&
         known.agency_name == ticket.agency_name;
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

Turn from_citizen(const Flow& flow, const Inbound& inbound, Time at, const Conversation& now) {
  Conversation next = now;
  next.last_inbound = std::max(now.last_inbound.value_or(inbound.at), inbound.at);
  const auto begin = [&](Message heard) { take_up(flow, inbound, std::move(heard), next); };
  return std::visit(
      Overloaded{
          [&](const Text& text) {
            begin({.text = text.body});
            return at_rest(flow, at, std::move(next));
          },
          [&](const Choice& choice) {
            begin({.text = choice.title});
            return tapped(flow, choice, at, std::move(next));
          },
          [&](const Pin& pin) {
            begin({.pin = pin});
            return at_rest(flow, at, std::move(next));
          },
          [&](const Unsupported& unsupported) {
            begin({.text = unsupported.caption,
                   .unsupported = unsupported.type.empty() ? "unknown" : unsupported.type});
            return at_rest(flow, at, std::move(next));
          },
          [&](const auto&) { return unchanged(now); },
      },
      inbound.what);
}

Turn heard(const Flow& flow, const Inbound& inbound, Time at, const Conversation& now) {
  // The same event again, after a crash between the ask and its answer: ask again.
  const Ask* ask = awaited(flow, now);
  if (ask != nullptr && now.heard && now.heard->id == inbound.id)
    return {now, {question(*ask, now)}};
  if (const auto* timer = std::get_if<TimerRang>(&inbound.what))
    return rang(flow, inbound, *timer, at, now);
  if (const auto* reply = std::get_if<StaffReplied>(&inbound.what))
    return from_office(flow, inbound, reply->ticket, {.text = reply->text}, flow.staff_replied, at,
                       now);
  if (const auto* change = std::get_if<StatusChanged>(&inbound.what))
    return from_office(flow, inbound, change->ticket, {.note = change->note}, flow.status_changed,
                       at, now);
  return from_citizen(flow, inbound, at, now);
}

// An answer nobody awaits changes nothing.
template <class TakeIn>
Turn answered(const Flow& flow, std::string_view ask_name, Time at, const Conversation& now,
              TakeIn take_in) {
  const Ask* ask = awaited(flow, now);
  if (ask == nullptr || !now.heard || name_of(ask->service) != ask_name) return unchanged(now);
  Conversation next = now;
  take_in(next);
  return through_door(flow, ask->answered, at, std::move(next));
}

// Opened answers two asks.
Turn opened(const Flow& flow, const TicketSummary& ticket, Time at, const Conversation& now) {
  const Ask* ask = awaited(flow, now);
  const bool change = ask != nullptr && ask->service == Service::kChange;
  return answered(flow, name_of(change ? Service::kChange : Service::kOpen), at, now,
                  [&](Conversation& next) { learn(ticket, next); });
}

Turn failed(const Flow& flow, const Failed& failure, Time at, const Conversation& now) {
  const Ask* ask = awaited(flow, now);
  if (ask == nullptr || !now.heard || name_of(ask->service) != failure.ask) return unchanged(now);
  return through_door(flow, ask->failed, at, now);
}

void take_in_routing(const Routing& routing, Conversation& next) {
  for (Draft& draft : next.drafts) {
    if (draft.id != next.subject) continue;
    draft.routing = routing;
    // An area the router only supposes, and asks for, is no part of the place.
    if (routing.asks == "area" || routing.place.area.empty()) continue;
    draft.place.area = routing.place.area;
    draft.place.area_name = routing.place.area_name;
  }
}

}  // namespace

Turn step(const Flow& flow, const Conversation& now, const Event& event) {
  const Time at = event.at;
  return std::visit(Overloaded{
                        [&](const Heard& news) { return heard(flow, news.inbound, at, now); },
                        [&](const Classified& answer) {
                          return answered(flow, "classify", at, now, [&](Conversation& next) {
                            next.understood = answer.understanding;
                          });
                        },
                        [&](const Routed& answer) {
                          return answered(flow, "route", at, now, [&](Conversation& next) {
                            take_in_routing(answer.routing, next);
                          });
                        },
                        [&](const Opened& answer) { return opened(flow, answer.ticket, at, now); },
                        [&](const Found& answer) {
                          return answered(flow, "find", at, now, [&](Conversation& next) {
                            next.found = answer.tickets;
                            for (const TicketSummary& ticket : answer.tickets) learn(ticket, next);
                          });
                        },
                        [&](const Failed& failure) { return failed(flow, failure, at, now); },
                    },
                    event.what);
}

}  // namespace serap::conversation
