#include <algorithm>

#include "bots/conversation/doors.hpp"
#include "bots/conversation/perform.hpp"
#include "bots/conversation/walk.hpp"
#include "services/model/overloaded.hpp"

namespace serap::conversation {
namespace {

// By the branches of the wait where the conversation rests; but what an office wrote meanwhile
// comes first.
Turn at_rest(const Flow& flow, Time at, Conversation next) {
  if (!next.held.empty() && !flow.held.empty())
    return through_door(flow, flow.held, at, std::move(next));
  const std::string go = chosen_at_rest(flow, next);
  return through_door(flow, go, at, std::move(next));
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

// What hangs on the message is brought, whatever the flow makes of it.
void bring(const Inbound& inbound, const Media& media, Turn& turn) {
  for (std::size_t i = 0; i < media.attachments.size(); ++i) {
    if (!media.attachments[i].keep) continue;
    const EventId id{inbound.id.value + '#' + std::to_string(i)};
    turn.effects.emplace_back(Bring{id, inbound.platform_id, media.attachments[i]});
  }
}

void expect(const Inbound& inbound, const Media& media, Conversation& next) {
  for (std::size_t i = 0; i < media.attachments.size(); ++i) {
    if (media.attachments[i].keep && next.fetching.size() < kMaxMedia)
      next.fetching.try_emplace(inbound.id.value + '#' + std::to_string(i), TicketId{});
  }
}

Turn speak(const Flow& flow, const Inbound& inbound, Time at, const Conversation& now) {
  Conversation next = now;
  next.last_inbound = std::max(now.last_inbound.value_or(inbound.at), inbound.at);
  const auto begin = [&](Message heard) {
    heard.quoted = inbound.reply_to;
    take_up(flow, inbound, std::move(heard), next);
  };
  return std::visit(Overloaded{
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
                        [&](const Media& media) {
                          begin({.text = media.text, .attachments = media.attachments});
                          expect(inbound, media, next);
                          Turn turn = at_rest(flow, at, std::move(next));
                          bring(inbound, media, turn);
                          return turn;
                        },
                        [&](const Unsupported& other) {
                          begin({.text = other.caption,
                                 .unsupported = other.type.empty() ? "unknown" : other.type});
                          return at_rest(flow, at, std::move(next));
                        },
                        [&](const auto&) { return unchanged(now); },
                    },
                    inbound.what);
}

// In silence a citizen's words are only recorded; what hangs on them is brought all the same.
Turn in_silence(const Inbound& inbound, const Conversation& now) {
  Turn turn = unchanged(now);
  turn.next.last_inbound = std::max(now.last_inbound.value_or(inbound.at), inbound.at);
  if (const auto* media = std::get_if<Media>(&inbound.what)) {
    expect(inbound, *media, turn.next);
    bring(inbound, *media, turn);
  }
  return turn;
}

// A colleague talks with this citizen: what is written is recorded, and nobody is interrupted.
bool is_silent(const Conversation& now, Time at) {
  return now.silent_until && at < *now.silent_until;
}
// The draft that this message began, if it is still at hand. Its id ends in the message's own.
const Draft* draft_begun_by(const Conversation& now, const std::string& message) {
  for (const Draft& draft : now.drafts) {
    const std::string begun_by = draft.id.value.substr(0, draft.id.value.rfind('#'));
    if (!message.empty() && begun_by.ends_with(message)) return &draft;
  }
  return nullptr;
}

}  // namespace

Turn from_citizen(const Flow& flow, const Inbound& inbound, Time at, const Conversation& now) {
  return is_silent(now, inbound.at) ? in_silence(inbound, now) : speak(flow, inbound, at, now);
}

Turn edited(const Flow& flow, const Inbound& inbound, const Edited& edit, Time at,
            const Conversation& now) {
  const Draft* draft = draft_begun_by(now, edit.message);
  if (draft == nullptr) return unchanged(now);
  Conversation next = now;
  take_up(flow, inbound, {.text = edit.text}, next);
  next.subject = draft->id;
  return through_door(flow, flow.edited, at, std::move(next));
}

Turn unsent(const Flow& flow, const Inbound& inbound, const Unsent& unsent, Time at,
            const Conversation& now) {
  const Draft* draft = draft_begun_by(now, unsent.message);
  if (draft == nullptr) return {now, {Blank{unsent.message}}};
  Conversation next = now;
  take_up(flow, inbound, {}, next);
  next.subject = draft->id;
  Turn turn = through_door(flow, flow.unsent, at, std::move(next));
  turn.effects.insert(turn.effects.begin(), Blank{unsent.message});
  return turn;
}

}  // namespace serap::conversation
