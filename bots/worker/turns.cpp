#include "bots/worker/turns.hpp"

#include <algorithm>

#include "bots/worker/asks.hpp"
#include "bots/worker/speech.hpp"
#include "services/model/overloaded.hpp"

namespace serap::worker {
namespace {

const process::Tenant* tenant_of(const Script& script, const Address& address) {
  for (const process::Tenant& tenant : script.tenants) {
    if (tenant.channel == address.channel && tenant.id == address.tenant) return &tenant;
  }
  return nullptr;
}

// Begins the next event of the task, if there is one.
void begin(Run& run, Time now) {
  run.says.clear();
  run.timers.clear();
  run.brings.clear();
  run.blanks.clear();
  run.steps = run.asks = 0;
  run.next.reset();
  run.now = run.task->conversation;
  if (run.idle()) return;
  if (is_from_citizen(run.inbound()))
    run.now.address = run.inbound().address;  // replies go where they last wrote from
  run.next = conversation::Event{now, conversation::Heard{run.inbound()}};
}

// The event is dealt with: what was said becomes messages, the conversation moves on.
void finish(Run& run, const Script& script, Time now) {
  Task& task = *run.task;
  if (std::optional<tickets::Message> heard = record_of(run.inbound(), run.now)) {
    if (run.now.language_chosen && run.now.language != task.conversation.language)
      heard->language = run.now.language;
    run.records.push_back(std::move(*heard));
  }
  for (const conversation::Blank& blank : run.blanks)
    run.blankings.push_back({run.now.citizen, blank.message, run.inbound().at});
  for (conversation::Bring& bring : run.brings)
    task.fetches.push_back(fetch_of(std::move(bring), run.inbound(), run.now));
  for (std::size_t i = 0; i < run.says.size(); ++i) {
    Outbound said = spoken(run.says[i], run.now, script.phrases,
                           outbound_id(task.partition, run.inbound().id, i), now);
    // The first thing said after a reply of staff carries their words; what follows is ours.
    const bool office = i == 0 && std::holds_alternative<StaffReplied>(run.inbound().what);
    said.from_person = office;
    if (i == 0 && is_from_citizen(run.inbound())) said.answers = run.inbound().platform_id;
    run.records.push_back(record_of(said, run.now.citizen, office ? "office" : "bot"));
    task.said.push_back(std::move(said));
  }
  for (const auto& [name, due] : run.timers) task.timers.insert_or_assign(name, due);
  task.conversation = std::move(run.now);
  ++task.done;
  begin(run, now);
}

// Steps until the conversation asks, or the task has no more events.
void advance(Run& run, const Script& script, Time now) {
  while (run.next) {
    if (++run.steps > conversation::kMaxSteps) {
      run.task->never =
          "the flow took more than " + std::to_string(conversation::kMaxSteps) + " steps";
      run.next.reset();
      return;
    }
    conversation::Turn turn = conversation::step(script.flow, run.now, *run.next);
    run.now = std::move(turn.next);
    run.next.reset();
    for (conversation::Effect& effect : turn.effects) {
      std::visit(Overloaded{
                     [&](conversation::Say& say) { run.says.push_back(std::move(say)); },
                     [&](conversation::SetTimer& timer) {
                       run.timers.insert_or_assign(timer.name, timer.due);
                     },
                     [&](conversation::Bring& bring) { run.brings.push_back(std::move(bring)); },
                     [&](conversation::Blank& blank) { run.blanks.push_back(std::move(blank)); },
                     [&](auto&) { run.asking = std::move(effect), ++run.asks; },
                 },
                 effect);
    }
    if (run.asking) return;
    finish(run, script, now);
  }
}

// Tickets must know what was heard and said before it counts. Away: nothing of the batch is done.
void record(std::vector<Run>& runs, tickets::IntakePort& tickets, bool away) {
  std::vector<tickets::Message> messages;
  std::vector<tickets::Blanking> blankings;
  for (Run& run : runs) {
    messages.insert(messages.end(), std::make_move_iterator(run.records.begin()),
                    std::make_move_iterator(run.records.end()));
    blankings.insert(blankings.end(), run.blankings.begin(), run.blankings.end());
  }
  const bool recorded = messages.empty() || (!away && tickets.record(messages).has_value());
  const bool blanked = blankings.empty() || (!away && tickets.blank(blankings).has_value());
  if (recorded && blanked) return;
  for (Run& run : runs) {
    run.task->done = 0;
    run.task->never.reset();
    run.task->later = true;
  }
}

}  // namespace

Turns::Turns(const Script& script, Services services, Clock clock)
    : script_(script), services_(services), clock_(std::move(clock)) {}

void Turns::run(std::vector<Task>& tasks) {
  const Time now = clock_();
  std::vector<Run> runs(tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    runs[i].task = &tasks[i];
    runs[i].tenant = tenant_of(script_, tasks[i].home);
    begin(runs[i], now);
  }
  Away away;
  for (;;) {
    std::vector<Run*> asking;
    for (Run& run : runs) {
      advance(run, script_, now);
      if (run.asking) asking.push_back(&run);
    }
    if (asking.empty()) break;
    answer_asks(asking, services_, away, now);
  }
  record(runs, services_.tickets, away.tickets);
}

}  // namespace serap::worker
