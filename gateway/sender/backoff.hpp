#pragma once
// How long to wait before the next try. `jitter` is 0 to 1, drawn by the caller: half of a pause is
// random, so that many who failed together do not come back together.
#include <chrono>

#include "gateway/platform/graph_request.hpp"

namespace serap::sender {

// After `tries` failures (1 or more): of one message, or of a channel in a row.
std::chrono::milliseconds pause_after(platform::Verdict verdict, int tries, double jitter);

// A message that the platform refuses with a code that passes is tried this often (about an hour);
// one that met no answer at all is tried until its window closes.
inline constexpr int kMostTries = 20;

}  // namespace serap::sender
