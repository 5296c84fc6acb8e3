#include "bots/conversation/sentence.hpp"

#include <algorithm>

#include "bots/conversation/holds.hpp"
#include "bots/conversation/place.hpp"

namespace serap::conversation {
namespace {

constexpr std::size_t kMaxListed = 5;  // tickets in one message
constexpr std::size_t kMaxTitle = 80;  // bytes
constexpr std::string_view kOther = "lainnya";

using Values = std::map<std::string, std::string>;

void put(Values& values, const std::string& name, std::string value) {
  if (!value.empty()) values[name] = std::move(value);
}

void put_draft(Values& values, const Draft& draft, const Conversation& now) {
  const auto& topics = draft.understanding.topics;
  const std::string topic = topics.empty() ? std::string(kOther) : topics.front().topic.value;
  put(values, "kind", std::string(id_of(draft.understanding.kind)));
  values.erase("topic");  // "Other" is no guess to show
  if (!draft.triage || topic != kOther) put(values, "topic", topic);
  put(values, "place", shown(draft.place));
  if (draft.place.pin && !values.contains("place")) values["pin"] = "sent";
  if (!draft.routing.candidates.empty() && !draft.triage) {
    put(values, "office", draft.routing.candidates.front().agency_name);
    put(values, "reason", now.language == "en" ? draft.routing.reason_en : draft.routing.reason_id);
  }
  put(values, "sla", draft.routing.sla_class);
  if (draft.triage) values["triage"] = "officer";
  if (draft.told) return;
  if (is_danger(draft)) values["danger"] = "numbers";
  if (!now.noticed) values["notice"] = "privacy";
}

void put_ticket(Values& values, const TicketSummary& ticket, const std::string& nth) {
  put(values, "number" + nth, ticket.number.value);
  put(values, "title" + nth, in_one_line(ticket.title, kMaxTitle));
  put(values, "status" + nth, std::string(id_of(ticket.status)));
  put(values, "office" + nth, ticket.agency_name);
}

Values values_of(const Conversation& now) {
  Values values;
  if (const TicketSummary* ticket = ticket_with(now, now.subject)) {
    put_ticket(values, *ticket, "");
    values["changed"] = id_of(ticket->status);
    put(values, "kind", std::string(id_of(ticket->kind)));
    put(values, "topic", ticket->topic.value);
  }
  if (const Draft* draft = draft_with(now, now.subject)) {
    values.erase("office");  // the draft's own is newer, or nobody's yet
    put_draft(values, *draft, now);
  }
  if (now.heard) {
    put(values, "text", now.heard->text);
    put(values, "note", now.heard->note);
    if (!now.heard->unsupported.empty()) values["media"] = "unsupported";
  }
  const std::size_t listed = std::min(now.found.size(), kMaxListed);
  for (std::size_t i = 0; i < listed; ++i) put_ticket(values, now.found[i], std::to_string(i + 1));
  if (now.found.size() > listed) values["more"] = std::to_string(now.found.size() - listed);
  return values;
}

std::vector<Say::Option> options_of(const Sentence& sentence, const Conversation& now) {
  std::vector<Say::Option> options;
  const std::string ending = ':' + now.subject.value;
  const Draft* draft = draft_with(now, now.subject);
  if (!sentence.each_candidate.empty() && draft != nullptr) {
    const auto& topics = draft->understanding.topics;
    for (std::size_t i = 0; i < std::min<std::size_t>(topics.size(), 3); ++i)
      options.push_back({sentence.each_candidate + std::to_string(i + 1) + ending,
                         "topic." + topics[i].topic.value});
  }
  for (const Say::Option& option : sentence.options)
    options.push_back({option.id + ending, option.phrase});
  return options;
}

}  // namespace

Say say(const Sentence& sentence, const Conversation& now) {
  Say said;
  said.phrase = sentence.phrase;
  said.values = values_of(now);
  said.options = options_of(sentence, now);
  said.ask_location = sentence.ask_location;
  said.lane = sentence.lane;
  said.ticket = now.subject;
  return said;
}

void mark_said(Conversation& now) {
  for (Draft& draft : now.drafts) {
    if (draft.id != now.subject) continue;
    draft.told = true;
    now.noticed = true;
  }
}

const std::vector<std::string>& value_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all = {"number",  "title",  "@status", "office", "@kind",    "@topic",
                                    "place",   "@pin",   "reason",  "@sla",   "@triage",  "@danger",
                                    "@notice", "@media", "text",    "note",   "@changed", "more"};
    for (std::size_t i = 1; i <= kMaxListed; ++i) {
      for (const char* name : {"number", "title", "@status", "office"})
        all.push_back(name + std::to_string(i));
    }
    return all;
  }();
  return names;
}

}  // namespace serap::conversation
