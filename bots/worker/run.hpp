#pragma once
// A task on its way: between two rounds of asks. Only turns.cpp and asks.cpp know it.
#include <optional>
#include <string>
#include <vector>

#include "bots/conversation/step.hpp"
#include "bots/worker/task.hpp"
#include "services/process/settings.hpp"
#include "services/tickets/port.hpp"

namespace serap::worker {

struct Run {
  Task* task = nullptr;
  const process::Tenant* tenant = nullptr;  // null: unknown, as a nation without a home area
  conversation::Conversation now;  // after the steps so far; Task::conversation is before the event
  std::optional<conversation::Event> next;     // what to step on with
  std::optional<conversation::Effect> asking;  // the ask that waits for its answer
  std::vector<conversation::Say> says;         // of this event
  std::map<std::string, Time> timers;
  std::vector<conversation::Bring> brings;
  std::vector<conversation::Blank> blanks;
  int steps = 0;
  int asks = 0;  // how many asks of this event were made: their ordinal is part of the key
  std::vector<tickets::Message> records;     // of the events that are done
  std::vector<tickets::Blanking> blankings;  // likewise

  const Inbound& inbound() const { return task->events[task->done].inbound; }
  bool idle() const { return task->later || task->never || task->done == task->events.size(); }
};

}  // namespace serap::worker
