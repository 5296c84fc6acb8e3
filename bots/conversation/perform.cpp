#include "bots/conversation/perform.hpp"

#include <algorithm>

#include "bots/conversation/place.hpp"
#include "bots/conversation/ticket_key.hpp"
#include "bots/conversation/words.hpp"

namespace serap::conversation {
namespace {

constexpr std::size_t kMaxWhen = 80;    // bytes
constexpr std::size_t kMaxText = 8192;  // bytes of one report; two of WhatsApp's longest messages

Draft* subject_of(Conversation& now) {
  const auto found = std::find_if(now.drafts.begin(), now.drafts.end(),
                                  [&](const Draft& draft) { return draft.id == now.subject; });
  return found == now.drafts.end() ? nullptr : &*found;
}

// "<event id>#1", "#2" for the next matter in the same event.
TicketId next_id(const Conversation& now, const EventId& event) {
  const std::string stem = event.value + '#';
  const auto ours = [&](const auto& one) { return one.id.value.starts_with(stem); };
  const auto drafts = std::count_if(now.drafts.begin(), now.drafts.end(), ours);
  return {stem + std::to_string(drafts + 1)};
}

// A topic that is secret by default (domain.md 3.3), or a wish in the words themselves.
Secrecy secrecy_of(const Understanding& understood) {
  const auto has = [&](std::string_view flag) {
    return std::find(understood.flags.begin(), understood.flags.end(), flag) !=
           understood.flags.end();
  };
  return has("rahasia") ? Secrecy::kSecret : has("anonim") ? Secrecy::kAnonymous : Secrecy::kNone;
}

void expect_for(const TicketId& ticket, Conversation& now) {
  for (auto& [fetch, owner] : now.fetching) {
    if (owner.empty()) owner = ticket;
  }
}

// Everything on its way, or here, that belongs to no report yet belongs to this one.
void attach(Conversation& now) {
  expect_for(now.subject, now);
  if (!now.heard) return;
  for (StoredMedia& media : now.media) now.heard->stored.push_back(std::move(media));
  now.media.clear();
}

// The first matter now, the others after it, in the order of the text.
void split(Conversation& now) {
  if (!now.heard || !now.understood) return;
  const std::string whole = now.heard->text;
  std::vector<std::string> matters;
  for (const TextSpan& span : now.understood->matters) {
    if (span.begin < span.end && span.end <= whole.size() && matters.size() < kMaxMatters)
      matters.push_back(whole.substr(span.begin, span.end - span.begin));
  }
  if (matters.size() < 2) return;
  now.heard->text = matters.front();
  now.heard->matters.assign(matters.begin() + 1, matters.end());
}

// "The lamp in Jalan Kenanga is out, and the rubbish is not collected": where the first was told.
Place place_of_first_matter(const Conversation& now) {
  const std::string first = now.heard->id.value + "#1";
  const auto draft = std::find_if(now.drafts.begin(), now.drafts.end(),
                                  [&](const Draft& one) { return one.id.value == first; });
  return draft == now.drafts.end() ? Place{} : draft->place;
}

void mint(Conversation& now) {
  if (!now.heard) return;
  Draft draft;
  draft.id = next_id(now, now.heard->id);
  draft.text = now.heard->text;
  draft.understanding = now.understood.value_or(Understanding{});
  draft.place = now.place;
  if (!draft.understanding.place.empty()) draft.place.words = draft.understanding.place;
  if (draft.place == Place{}) draft.place = place_of_first_matter(now);
  draft.opened = now.heard->at;
  draft.secrecy = std::max(now.secrecy, secrecy_of(draft.understanding));
  now.secrecy = Secrecy::kNone;
  now.place = {};
  now.subject = draft.id;
  expect_for(now.subject, now);
  if (now.drafts.size() >= kMaxDrafts) now.drafts.erase(now.drafts.begin());
  now.drafts.push_back(std::move(draft));
}

void pick_topic(Draft& draft, const std::string& which) {
  auto& topics = draft.understanding.topics;
  const std::size_t index =
      which.size() == 1 ? static_cast<std::size_t>(which[0] - '1') : topics.size();
  if (index >= topics.size()) return;
  const auto picked = topics.begin() + static_cast<std::ptrdiff_t>(index);
  std::rotate(topics.begin(), picked, picked + 1);
}

void pick_area(Draft& draft, const std::string& which) {
  const auto& likely = draft.routing.likely;
  const std::size_t index =
      which.size() == 1 ? static_cast<std::size_t>(which[0] - '1') : likely.size();
  if (index >= likely.size()) return;
  draft.place.area = likely[index].area;
  draft.place.area_name = likely[index].name;
}

void rewrite(Draft& draft, const Conversation& now) {
  draft.text = now.heard->text;
  draft.understanding = now.understood.value_or(Understanding{});
  draft.triage = false;
  draft.told = false;  // the new words may tell of danger
  draft.secrecy = std::max(draft.secrecy, secrecy_of(draft.understanding));
  if (!draft.understanding.place.empty()) draft.place = place_of_words(draft.understanding.place);
}

void add_text(Draft& draft, const std::string& text) {
  if (text.empty() || draft.text.size() + text.size() >= kMaxText) return;
  if (!draft.text.empty()) draft.text += '\n';
  draft.text += text;
}

void understand(Draft& draft, const Understanding& understood) {
  draft.understanding = understood;
  draft.secrecy = std::max(draft.secrecy, secrecy_of(understood));
  if (!understood.place.empty()) draft.place = with_more_words(draft.place, understood.place);
}

void follow_language(Conversation& now) {
  const bool too_short = !now.heard || plain_words(now.heard->text).size() < 3;
  if (now.language_chosen || too_short || !now.understood) return;
  const std::string& language = now.understood->language;
  if (language == "id" || language == "en" || language == "jv" || language == "su")
    now.language = language;
}

void choose_secrecy(Draft& draft, const std::string& word) {
  const Secrecy least = secrecy_of(draft.understanding);  // of a topic that is always secret
  draft.secrecy = std::max(least, secrecy_with_id(word).value_or(Secrecy::kNone));
}

void drop(Conversation& now) {
  std::erase_if(now.drafts, [&](const Draft& draft) { return draft.id == now.subject; });
  const std::string ending = ':' + now.subject.value;
  std::erase_if(now.timers, [&](const auto& timer) { return timer.first.ends_with(ending); });
}

void next_draft(Conversation& now) {
  const auto other = std::find_if(now.drafts.begin(), now.drafts.end(),
                                  [&](const Draft& draft) { return draft.id != now.subject; });
  if (other != now.drafts.end()) now.subject = other->id;
}

void set_topic(Understanding& understood, const std::string& topic) {
  const double p = understood.topics.empty() ? understood.kind_p : understood.topics.front().p;
  understood.topics = {{TopicId{topic}, p}};
}

void set_timer(const Action& action, Time at, Conversation& now, std::vector<Effect>& effects) {
  const std::string name = name_for_ticket(action.word, now.subject);
  const Time due = at + action.after;
  now.timers[name] = due;
  effects.emplace_back(SetTimer{name, due});
}

void perform_on_draft(const Action& action, const Conversation& now, Draft& draft) {
  switch (action.deed) {
    case Deed::kTriage:
      draft.triage = true;
      break;
    case Deed::kTrust:
      draft.triage = false;
      break;
    case Deed::kPickTopic:
      pick_topic(draft, action.word);
      break;
    case Deed::kPickArea:
      pick_area(draft, action.word);
      break;
    case Deed::kRewrite:
      if (now.heard) rewrite(draft, now);
      break;
    case Deed::kAddText:
      if (now.heard) add_text(draft, now.heard->text);
      break;
    case Deed::kPlaceFromPin:
      if (now.heard && now.heard->pin) draft.place = place_of_pin(*now.heard->pin);
      break;
    case Deed::kPlaceFromAnswer:
      if (now.heard) draft.place = place_of_answer(now.heard->text, now.understood);
      break;
    case Deed::kPlaceWithAnswer:
      if (now.heard)
        draft.place =
            with_more_words(draft.place, place_of_answer(now.heard->text, now.understood).words);
      break;
    case Deed::kPlaceFromText:
      if (now.understood) draft.place = with_more_words(draft.place, now.understood->place);
      break;
    case Deed::kPlaceSupposed:
      draft.place.area = draft.routing.place.area;
      draft.place.area_name = draft.routing.place.area_name;
      break;
    case Deed::kAddWord:
      add_text(draft, action.word);
      break;
    case Deed::kWhenFromAnswer:
      if (now.heard) draft.when = in_one_line(now.heard->text, kMaxWhen);
      break;
    case Deed::kUnderstand:
      if (now.understood) understand(draft, *now.understood);
      break;
    default:
      break;
  }
}

}  // namespace

void perform(const Action& action, Time at, Conversation& now, std::vector<Effect>& effects) {
  switch (action.deed) {
    case Deed::kMint:
      return mint(now);
    case Deed::kSetKind:
      if (now.understood)
        now.understood->kind = kind_with_id(action.word).value_or(now.understood->kind);
      return;
    case Deed::kSetTopic:
      if (now.understood) set_topic(*now.understood, action.word);
      return;
    case Deed::kSecrecy:
      if (Draft* draft = subject_of(now)) return choose_secrecy(*draft, action.word);
      now.secrecy = secrecy_with_id(action.word).value_or(Secrecy::kNone);
      return;
    case Deed::kSplit:
      return split(now);
    case Deed::kAttach:
      return attach(now);
    case Deed::kDropHeld:
      now.held.clear();
      return;
    case Deed::kKeepPin:
      if (now.heard && now.heard->pin) now.place = place_of_pin(*now.heard->pin);
      return;
    case Deed::kLanguage:
      now.language = action.word;
      now.language_chosen = true;
      return;
    case Deed::kFollowLanguage:
      return follow_language(now);
    case Deed::kTimer:
      return set_timer(action, at, now, effects);
    case Deed::kDrop:
      return drop(now);
    case Deed::kNextDraft:
      return next_draft(now);
    case Deed::kTakeFound:
      if (!now.found.empty()) now.subject = now.found.front().id;
      return;
    case Deed::kCount:
      now.counts[count_name(action.word, now.subject)] += 1;
      return;
    case Deed::kForget:
      now.counts.erase(count_name(action.word, now.subject));
      return;
    default:
      if (Draft* draft = subject_of(now)) perform_on_draft(action, now, *draft);
  }
}

void learn(const TicketSummary& ticket, Conversation& now) {
  const auto known = std::find_if(now.tickets.begin(), now.tickets.end(),
                                  [&](const TicketSummary& one) { return one.id == ticket.id; });
  if (known != now.tickets.end()) {
    if (ticket.version >= known->version) *known = ticket;
    return;
  }
  now.tickets.insert(now.tickets.begin(), ticket);
  if (now.tickets.size() > kMaxTickets) now.tickets.pop_back();
}

}  // namespace serap::conversation
