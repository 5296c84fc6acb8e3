#include "bots/conversation/holds.hpp"

#include <algorithm>

#include "bots/conversation/ticket_key.hpp"
#include "bots/conversation/words.hpp"
#include "services/model/ticket_number.hpp"

namespace serap::conversation {
namespace {

constexpr std::size_t kDistrictDigits = 6;  // of an area's code: a district or finer can be found

bool has_flag(const Draft& draft, std::string_view flag) {
  const auto& flags = draft.understanding.flags;
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

const WordList& list_named(const Flow& flow, const std::string& name) {
  static const WordList none;
  const auto found = flow.words.find(name);
  return found == flow.words.end() ? none : found->second;
}

bool has_voice(const Message& heard) {
  return std::any_of(heard.attachments.begin(), heard.attachments.end(),
                     [](const Attachment& one) { return one.type == "audio"; });
}

bool came(const Message& heard, std::string_view what) {
  if (what == "pin") return heard.pin.has_value();
  if (what == "unsupported") return !heard.unsupported.empty() && heard.text.empty();
  if (what == "voice") return heard.text.empty() && has_voice(heard);
  if (what == "picture") return heard.text.empty() && !heard.attachments.empty();
  return !heard.pin && !heard.text.empty();  // text; a caption is text
}

bool holds_for_heard(const Flow& flow, const Message& heard, const Condition& condition) {
  switch (condition.test) {
    case Test::kHeard:
      return came(heard, condition.word);
    case Test::kTextIs:
      return is_only(plain_words(heard.text), list_named(flow, condition.word),
                     list_named(flow, "polite"));
    case Test::kTextHas:
      return holds_any(plain_words(heard.text), list_named(flow, condition.word));
    case Test::kHasNumber:
      return find_ticket_number(heard.text).has_value();
    case Test::kWords:
      return static_cast<double>(plain_words(heard.text).size()) >= condition.number;
    case Test::kQuotes:
      return !heard.quoted.empty();
    case Test::kCause:
      return heard.cause == condition.word;
    default:
      return false;
  }
}

// The topic of the subject, as far as it is known here.
TopicId topic_of_subject(const Conversation& now) {
  if (const Draft* draft = draft_with(now, now.subject)) {
    const auto& topics = draft->understanding.topics;
    return topics.empty() ? TopicId{} : topics.front().topic;
  }
  const TicketSummary* ticket = ticket_with(now, now.subject);
  return ticket == nullptr ? TopicId{} : ticket->topic;
}

bool holds_for_understood(const Understanding& understood, const Conversation& now,
                          const Condition& condition) {
  switch (condition.test) {
    case Test::kKind:
      return id_of(understood.kind) == condition.word;
    case Test::kKindSure:
      return understood.kind_p >= condition.number;
    case Test::kTopicSure:
      return !understood.topics.empty() && understood.topics.front().p >= condition.number;
    case Test::kTopicDiffers:
      return !understood.topics.empty() && understood.topics.front().topic != topic_of_subject(now);
    case Test::kMatters:
      return understood.matters.size() > 1;
    case Test::kPlaceNamed:
      return !understood.place.empty();
    default:
      return false;
  }
}

bool holds_for_draft(const Draft& draft, const Condition& condition) {
  switch (condition.test) {
    case Test::kFlag:
      return has_flag(draft, condition.word);
    case Test::kDanger:
      return is_danger(draft);
    case Test::kPlaceKnown:
      return !draft.place.words.empty() || draft.place.pin.has_value() ||
             draft.place.area.value.size() >= kDistrictDigits;
    case Test::kRouterAsks:
      return draft.routing.asks == condition.word;
    case Test::kRouted:
      return !draft.routing.candidates.empty();
    case Test::kTriage:
      return draft.triage;
    case Test::kCandidates:
      return std::any_of(draft.understanding.topics.begin(), draft.understanding.topics.end(),
                         is_worth_showing);
    case Test::kOneCandidate:
      return !draft.understanding.topics.empty() &&
             is_worth_showing(draft.understanding.topics.front()) &&
             std::count_if(draft.understanding.topics.begin(), draft.understanding.topics.end(),
                           is_worth_showing) == 1;
    case Test::kLikelyAreas:
      return draft.routing.likely.size() > 1;
    case Test::kSecret:
      return draft.secrecy != Secrecy::kNone;
    case Test::kDraft:
      return true;
    default:
      return false;
  }
}

bool holds_for_conversation(const Conversation& now, const Condition& condition) {
  const TicketSummary* ticket = ticket_with(now, now.subject);
  switch (condition.test) {
    case Test::kStatus:
      return ticket != nullptr && id_of(ticket->status) == condition.word;
    case Test::kFound:
      return condition.word == (now.found.empty()       ? "none"
                                : now.found.size() == 1 ? "one"
                                                        : "many");
    case Test::kCounted: {
      const auto count = now.counts.find(count_name(condition.word, now.subject));
      return count != now.counts.end() && count->second > 0;
    }
    case Test::kInFocus:
      return now.subject == now.focus;
    case Test::kAnotherDraft:
      return std::any_of(now.drafts.begin(), now.drafts.end(),
                         [&](const Draft& draft) { return draft.id != now.subject; });
    case Test::kResting:
      return now.rest == condition.word;
    case Test::kMediaWaits:
      return !now.media.empty();
    case Test::kHeldBack:
      return !now.held.empty();
    default:
      return false;
  }
}

bool holds_plainly(const Flow& flow, const Conversation& now, const Condition& condition) {
  const Draft* draft = draft_with(now, now.subject);
  if (condition.test <= Test::kCause)
    return now.heard && holds_for_heard(flow, *now.heard, condition);
  if (condition.test <= Test::kPlaceNamed)
    return now.understood && holds_for_understood(*now.understood, now, condition);
  if (condition.test <= Test::kDraft) return draft != nullptr && holds_for_draft(*draft, condition);
  return holds_for_conversation(now, condition);
}

}  // namespace

bool holds(const Flow& flow, const Conversation& now, const Condition& condition) {
  return holds_plainly(flow, now, condition) != condition.negated;
}

std::string_view chosen(const Flow& flow, const Conversation& now,
                        const std::vector<Branch>& branches) {
  for (const Branch& branch : branches) {
    const auto true_now = [&](const Condition& condition) { return holds(flow, now, condition); };
    if (std::all_of(branch.when.begin(), branch.when.end(), true_now)) return branch.go;
  }
  return kBack;
}

// A topic may be dangerous, but neither wishing for a new park nor asking when is.
bool is_danger(const Draft& draft) {
  constexpr double kSure = 0.9;
  const Understanding& understood = draft.understanding;
  const bool calm = understood.kind == Kind::kAspiration || understood.kind == Kind::kPraise ||
                    understood.kind == Kind::kInformation;
  if (calm && understood.kind_p >= kSure) return false;
  return understood.kind == Kind::kEmergency || has_flag(draft, "bahaya");
}

bool is_worth_showing(const TopicGuess& guess) {
  constexpr double kLeast = 0.15;
  return guess.p >= kLeast && guess.topic.value != "lainnya";
}

}  // namespace serap::conversation
