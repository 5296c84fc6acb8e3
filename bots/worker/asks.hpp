#pragma once
#include <vector>

#include "bots/worker/run.hpp"
#include "bots/worker/turns.hpp"

namespace serap::worker {

// Which services were found away in this batch.
struct Away {
  bool classifier = false;
  bool router = false;
  bool tickets = false;
};

// Sends the asks of all `runs` that have one, a call a service and kind, and gives each run its
// answer as the next event (Failed if it can never work) or stops it for later if the service is
// away.
void answer_asks(std::vector<Run*>& runs, Services& services, Away& away, Time now);

}  // namespace serap::worker
