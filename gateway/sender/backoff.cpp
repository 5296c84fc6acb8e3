#include "gateway/sender/backoff.hpp"

#include <algorithm>

namespace serap::sender {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

milliseconds grown(milliseconds first, int factor, int tries, milliseconds longest) {
  milliseconds pause = first;
  for (int i = 1; i < tries && pause < longest; ++i) pause *= factor;
  return std::min(pause, longest);
}

}  // namespace

milliseconds pause_after(platform::Verdict verdict, int tries, double jitter) {
  if (verdict == platform::Verdict::kRetryPair)
    return grown(1s, 4, tries, 1024s);  // Meta's own rule: 4^X seconds
  milliseconds whole = grown(500ms, 2, tries, 5min);
  if (verdict == platform::Verdict::kRetryChannel) whole = grown(1s, 2, tries, 60s);
  if (verdict == platform::Verdict::kPauseChannel) whole = grown(30s, 2, tries, 10min);
  const auto random =
      static_cast<milliseconds::rep>(static_cast<double>(whole.count()) / 2 * jitter);
  return whole / 2 + milliseconds{random};
}

}  // namespace serap::sender
