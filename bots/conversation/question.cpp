#include "bots/conversation/question.hpp"

#include "services/model/ticket_number.hpp"

namespace serap::conversation {
namespace {

AskOpen open(const Draft& draft) {
  return {draft.id,      draft.text,   draft.understanding, draft.place,
          draft.routing, draft.triage, draft.opened,        draft.secrecy};
}

AskRoute route(const Draft& draft) {
  const auto& topics = draft.understanding.topics;
  return {topics.empty() ? TopicId{"lainnya"} : topics.front().topic, draft.text, draft.place};
}

AskChange change(const Ask& ask, const Conversation& now, const Draft* draft) {
  AskChange change{now.subject, ask.what, {}, {}, Secrecy::kNone, {}};
  if (ask.what == "redraft" && draft != nullptr) change.draft.push_back(open(*draft));
  const bool with_words = ask.what == "add" || ask.what == "not_done" || ask.what == "partly";
  if (with_words && now.heard) change.text = now.heard->text;
  if (ask.what == "secrecy" && draft != nullptr) change.secrecy = draft->secrecy;
  if (ask.what == "media" && now.heard) change.media = now.heard->stored;
  return change;
}

}  // namespace

Effect question(const Ask& ask, const Conversation& now) {
  const Draft* draft = draft_with(now, now.subject);
  switch (ask.service) {
    case Service::kClassify:
      return AskClassify{now.heard ? now.heard->text : ""};
    case Service::kRoute:
      return draft != nullptr ? route(*draft) : AskRoute{TopicId{"lainnya"}, {}, {}};
    case Service::kOpen:
      return draft != nullptr ? open(*draft) : AskOpen{};
    case Service::kChange:
      return change(ask, now, draft);
    case Service::kFind:
      return AskFind{
          now.heard ? find_ticket_number(now.heard->text).value_or(TicketNumber{}) : TicketNumber{},
          {}};
    case Service::kFindQuoted:
      return AskFind{{}, now.heard ? now.heard->quoted : ""};
    case Service::kFindAll:
      break;
  }
  return AskFind{};
}

std::string_view name_of(Service service) {
  switch (service) {
    case Service::kClassify:
      return "classify";
    case Service::kRoute:
      return "route";
    case Service::kOpen:
      return "open";
    case Service::kChange:
      return "change";
    case Service::kFind:
    case Service::kFindAll:
    case Service::kFindQuoted:
      break;
  }
  return "find";
}

}  // namespace serap::conversation
