#pragma once
#include <span>
#include <vector>

#include "bots/conversation/step.hpp"
#include "bots/phrases/phrases.hpp"
#include "bots/worker/task.hpp"
#include "services/classifier/port.hpp"
#include "services/model/time.hpp"
#include "services/process/settings.hpp"
#include "services/router/port.hpp"
#include "services/tickets/port.hpp"

namespace serap::worker {

// What the bot says and to whom it belongs: read once, shared by all turns.
struct Script {
  conversation::Flow flow;
  phrases::Phrases phrases;
  std::vector<process::Tenant> tenants;
};

// The services a turn may ask.
struct Services {
  classifier::Port& classifier;
  router::Port& router;
  tickets::IntakePort& tickets;
};

// Steps the conversations of a batch, all together: the asks of a round go to each service in one
// call. Knows no Redis. Borrows its arguments; one thread at a time.
class Turns {
 public:
  Turns(const Script& script, Services services, Clock clock);

  // Runs every task as far as it goes and records what was heard and said with tickets. A service
  // that is away stops the tasks that need it (Task::later) and is not asked again in this batch;
  // the others go on.
  void run(std::vector<Task>& tasks);

 private:
  const Script& script_;
  Services services_;
  Clock clock_;
};

}  // namespace serap::worker
