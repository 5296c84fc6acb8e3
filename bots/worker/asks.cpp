#include "bots/worker/asks.hpp"

#include <functional>

namespace serap::worker {
namespace {

using conversation::AskChange;
using conversation::AskClassify;
using conversation::AskFind;
using conversation::AskOpen;
using conversation::AskRoute;

template <class Ask>
std::vector<Run*> asking(const std::vector<Run*>& runs) {
  std::vector<Run*> found;
  for (Run* run : runs) {
    if (run->asking && std::holds_alternative<Ask>(*run->asking)) found.push_back(run);
  }
  return found;
}

template <class Ask>
const Ask& ask_of(const Run& run) {
  return std::get<Ask>(*run.asking);
}

std::string key_of_ask(const Run& run, std::string_view name) {
  return run.inbound().id.value + "/" + std::string{name} + std::to_string(run.asks);
}

template <class Answer>
void give(Run& run, Time now, Answer answer) {
  run.next = conversation::Event{now, std::move(answer)};
  run.asking.reset();
}

// One ask's own failure: for ever (told to the engine) or for now.
void fail(Run& run, Time now, std::string_view ask, const Error& error) {
  if (error.kind == Error::Kind::kUnavailable) {
    run.task->later = true;
    run.asking.reset();
  } else {
    give(run, now, conversation::Failed{std::string{ask}, error.kind});
  }
}

// Calls a service for all runs with that ask. `call` takes the items and gives one answer each;
// `event` makes the event.
template <class Ask, class Item, class Call, class Use>
void ask_all(const std::vector<Run*>& all, bool& away, Time now, std::string_view name,
             const std::function<Item(const Run&)>& item, Call call, Use use) {
  const std::vector<Run*> runs = asking<Ask>(all);
  if (runs.empty()) return;
  std::vector<Item> items;
  if (!away) {
    items.reserve(runs.size());
    for (const Run* run : runs) items.push_back(item(*run));
    auto answers = call(items);
    if (answers && answers->size() == runs.size()) {
      for (std::size_t i = 0; i < runs.size(); ++i) use(*runs[i], (*answers)[i]);
      return;
    }
    if (!answers && answers.error().kind != Error::Kind::kUnavailable) {
      for (Run* run : runs) fail(*run, now, name, answers.error());
      return;
    }
    away = true;
  }
  for (Run* run : runs) {
    run->task->later = true;
    run->asking.reset();
  }
}

tickets::Draft draft_from(const AskOpen& ask, const Run& run) {
  return {ask.id,      run.now.citizen,   run.inbound().address,
          ask.text,    ask.understanding, ask.place,
          ask.routing, ask.triage,        ask.opened};
}

router::Matter matter_from(const Run& run) {
  const AskRoute& ask = ask_of<AskRoute>(run);
  router::Matter matter{ask.topic, ask.text, ask.place, {}, {}};
  if (run.tenant)
    matter.home_area = run.tenant->home_area, matter.host_agency = run.tenant->host_agency;
  return matter;
}

tickets::Change::What what_named(const std::string& name) {
  using What = tickets::Change::What;
  for (const What what :
       {What::kConfirm, What::kFile, What::kCancel, What::kRedraft, What::kAdd, What::kDone,
        What::kNotDone, What::kPartly, What::kSecrecy, What::kMedia}) {
    if (tickets::name_of(what) == name) return what;
  }
  return What::kAdd;  // the flow's loader knows the same names: not reached
}

tickets::Change change_from(const Run& run) {
  const AskChange& ask = ask_of<AskChange>(run);
  tickets::Change change{key_of_ask(run, "change"), ask.ticket, run.now.citizen,
                         what_named(ask.what),      ask.text,   std::nullopt,
                         run.inbound().at};
  if (!ask.draft.empty()) change.draft = draft_from(ask.draft.front(), run);
  change.secrecy = ask.secrecy;
  for (const StoredMedia& media : ask.media) {
    const int ordinal = static_cast<int>(change.media.size());
    change.media.push_back({ordinal, media.hash, media.mime, media.name, media.bytes,
                            tickets::MessageMedia::State::kStored});
  }
  return change;
}

}  // namespace

void answer_asks(std::vector<Run*>& runs, Services& services, Away& away, Time now) {
  const auto opened = [now](std::string_view name) {
    return [now, name](Run& run, Result<TicketSummary>& answer) {
      if (answer)
        give(run, now, conversation::Opened{*answer});
      else
        fail(run, now, name, answer.error());
    };
  };
  ask_all<AskClassify, std::string>(
      runs, away.classifier, now, "classify",
      [](const Run& run) { return ask_of<AskClassify>(run).text; },
      [&](const std::vector<std::string>& texts) { return services.classifier.classify(texts); },
      [now](Run& run, Understanding& answer) {
        give(run, now, conversation::Classified{std::move(answer)});
      });
  ask_all<AskRoute, router::Matter>(
      runs, away.router, now, "route", matter_from,
      [&](const std::vector<router::Matter>& matters) { return services.router.route(matters); },
      [now](Run& run, Routing& answer) {
        give(run, now, conversation::Routed{std::move(answer)});
      });
  ask_all<AskOpen, tickets::Draft>(
      runs, away.tickets, now, "open",
      [](const Run& run) { return draft_from(ask_of<AskOpen>(run), run); },
      [&](const std::vector<tickets::Draft>& drafts) { return services.tickets.open(drafts); },
      opened("open"));
  ask_all<AskChange, tickets::Change>(
      runs, away.tickets, now, "change", change_from,
      [&](const std::vector<tickets::Change>& changes) { return services.tickets.change(changes); },
      opened("change"));
  ask_all<AskFind, tickets::Query>(
      runs, away.tickets, now, "find",
      [](const Run& run) {
        const AskFind& ask = ask_of<AskFind>(run);
        return tickets::Query{run.now.citizen, ask.number, ask.quoted};
      },
      [&](const std::vector<tickets::Query>& queries) { return services.tickets.find(queries); },
      [now](Run& run, Result<std::vector<TicketSummary>>& answer) {
        if (answer)
          give(run, now, conversation::Found{std::move(*answer)});
        else
          fail(run, now, "find", answer.error());
      });
}

}  // namespace serap::worker
