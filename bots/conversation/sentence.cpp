#include "bots/conversation/sentence.hpp"

#include <algorithm>

#include "bots/conversation/holds.hpp"
#include "bots/conversation/place.hpp"

namespace serap::conversation {
namespace {

constexpr std::size_t kMaxListed = 5;           // tickets in one message
constexpr std::size_t kMaxTitle = 80;           // bytes
constexpr std::string_view kOther = "lainnya";  // nobody can choose it
constexpr double kLeastOffered = 0.05;          // beside a guess that is worth showing

using Values = std::map<std::string, std::string>;

void put(Values& values, const std::string& name, std::string value) {
  if (!value.empty()) values[name] = std::move(value);
}

void put_draft(Values& values, const Draft& draft, const Conversation& now) {
  const auto& topics = draft.understanding.topics;
  const std::string topic = topics.empty() ? std::string(kOther) : topics.front().topic.value;
  put(values, "kind", std::string(id_of(draft.understanding.kind)));
  values.erase("topic");
  const bool guessed = !topics.empty() && is_worth_showing(topics.front());
  if (!draft.triage || guessed) put(values, "topic", topic);
  if (now.address.channel == Channel::kWhatsapp) values["share"] = "location";
  put(values, "place", shown(draft.place));
  if (draft.place.pin) values["pin"] = "sent";
  if (!draft.routing.candidates.empty() && !draft.triage) {
    put(values, "office", draft.routing.candidates.front().agency_name);
    put(values, "reason", now.language == "en" ? draft.routing.reason_en : draft.routing.reason_id);
  }
  put(values, "sla", draft.routing.sla_class);
  put(values, "when", draft.when);
  put(values, "secrecy", std::string(id_of(draft.secrecy)));
  // What the router supposes and asks about: "Kota Bandung".
  if (draft.routing.asks == "area") put(values, "home", draft.routing.place.area_name);
  for (std::size_t i = 0; i < draft.routing.likely.size(); ++i)
    put(values, "likely" + std::to_string(i + 1), draft.routing.likely[i].name);
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

// A day in the zone of the place, in pieces that a phrase puts in the language's order.
void put_due(Values& values, const TicketSummary& ticket) {
  if (!ticket.due) return;
  const auto day = std::chrono::floor<std::chrono::days>(*ticket.due + ticket.zone);
  const std::chrono::year_month_day date{day};
  values["due_day"] = std::to_string(std::chrono::weekday{day}.iso_encoding());
  values["due_date"] = std::to_string(static_cast<unsigned>(date.day()));
  values["due_month"] = std::to_string(static_cast<unsigned>(date.month()));
  values["due_year"] = std::to_string(static_cast<int>(date.year()));
}

// Everything an office wrote while the window was closed.
std::string held_words(const Conversation& now) {
  std::string all;
  for (const Held& held : now.held) {
    if (!all.empty()) all += "\n\n";
    all += held.text;
  }
  return all;
}

Values values_of(const Conversation& now) {
  Values values;
  if (const TicketSummary* ticket = ticket_with(now, now.subject)) {
    put_ticket(values, *ticket, "");
    values["changed"] = id_of(ticket->status);
    put(values, "kind", std::string(id_of(ticket->kind)));
    put(values, "topic", ticket->topic.value);
    put_due(values, *ticket);
  }
  put(values, "held", held_words(now));
  if (const Draft* draft = draft_with(now, now.subject)) {
    values.erase("office");  // the draft's own is newer, or nobody's yet
    put_draft(values, *draft, now);
    if (values.contains("due_date")) values.erase("sla");  // a day says more than a class
  }
  if (now.heard) {
    put(values, "text", now.heard->text);
    put(values, "note", now.heard->note);
    if (!now.heard->unsupported.empty()) values["media"] = "unsupported";
    if (!now.heard->attachments.empty()) values["media"] = "kept";
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
    for (std::size_t i = 0; i < std::min<std::size_t>(topics.size(), 3); ++i) {
      if (topics[i].topic.value == kOther || topics[i].p < kLeastOffered) continue;
      options.push_back({sentence.each_candidate + std::to_string(i + 1) + ending,
                         "topic." + topics[i].topic.value});
    }
  }
  if (!sentence.each_area.empty() && draft != nullptr) {
    for (std::size_t i = 1; i <= draft->routing.likely.size(); ++i)
      options.push_back({sentence.each_area + std::to_string(i) + ending,
                         "option." + sentence.each_area + std::to_string(i)});
  }
  const std::size_t found =
      sentence.each_found.empty() ? 0 : std::min(now.found.size(), kMaxListed);
  for (std::size_t i = 0; i < found; ++i)
    options.push_back({sentence.each_found + ':' + now.found[i].id.value,
                       "option." + sentence.each_found + std::to_string(i + 1)});
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
  said.template_name = sentence.template_name;
  if (sentence.files && now.heard) said.files = now.heard->stored;
  if (sentence.held_files) {
    for (const Held& held : now.held)
      said.files.insert(said.files.end(), held.files.begin(), held.files.end());
  }
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
    std::vector<std::string> all = {
        "number",   "title",      "@status",  "office",   "@kind",   "@topic", "place", "@pin",
        "reason",   "@sla",       "@triage",  "@danger",  "@notice", "@media", "text",  "note",
        "@changed", "more",       "when",     "@secrecy", "home",    "@share", "held",  "@due_day",
        "due_date", "@due_month", "due_year", "likely1",  "likely2", "likely3"};
    for (std::size_t i = 1; i <= kMaxListed; ++i) {
      for (const char* name : {"number", "title", "@status", "office"})
        all.push_back(name + std::to_string(i));
    }
    return all;
  }();
  return names;
}

}  // namespace serap::conversation
