#include "bots/conversation/step.hpp"

#include "bots/conversation/doors.hpp"
#include "bots/conversation/perform.hpp"
#include "bots/conversation/question.hpp"
#include "bots/conversation/ticket_key.hpp"
#include "bots/conversation/walk.hpp"
#include "services/model/overloaded.hpp"

namespace serap::conversation {
namespace {

const Ask* awaited(const Flow& flow, const Conversation& now) {
  const Node* node = node_named(flow, now.node);
  return node == nullptr ? nullptr : std::get_if<Ask>(&node->then);
}

Turn heard(const Flow& flow, const Inbound& inbound, Time at, const Conversation& now) {
  // The same event again, after a crash between the ask and its answer: ask again.
  const Ask* ask = awaited(flow, now);
  if (ask != nullptr && now.heard && now.heard->id == inbound.id)
    return {now, {question(*ask, now)}};
  return std::visit(
      Overloaded{
          [&](const TimerRang& one) { return rang(flow, inbound, one, at, now); },
          [&](const StaffReplied& one) { return replied(flow, inbound, one, at, now); },
          [&](const StatusChanged& one) { return changed(flow, inbound, one, at, now); },
          [&](const WindowClosed& one) { return window_closed(flow, inbound, one, at, now); },
          [&](const MediaStored& one) { return media_stored(flow, inbound, one, at, now); },
          [&](const MediaLost& one) { return media_lost(flow, inbound, one, at, now); },
          [&](const ColleagueReplied&) { return colleague(flow, inbound, now); },
          [&](const Edited& one) { return edited(flow, inbound, one, at, now); },
          [&](const Unsent& one) { return unsent(flow, inbound, one, at, now); },
          [&](const auto&) { return from_citizen(flow, inbound, at, now); },
      },
      inbound.what);
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
