#pragma once
// How long to wait before the next try. `jitter` is 0 to 1, drawn by the caller: half of a pause is
// random, so that many who failed together do not come back together.
#include <chrono>

#include "gateway/platform/graph_request.hpp"

namespace serap::sender {

// After `tries` failures (1 or more): of one message, or of a channel in a row.
std::chrono::milliseconds pause_after(platform::Verdict verdict, int tries, double jitter);

}  // namespace serap::sender
