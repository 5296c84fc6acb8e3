// The error codes of the Messenger Platform, for Messenger and Instagram, and what each means for a
// message. https://developers.facebook.com/docs/messenger-platform/error-codes
#include <algorithm>
#include <array>

#include "gateway/platform/messaging_send.hpp"

namespace serap::platform {
namespace {

constexpr int kAny = -1;

struct Code {
  int first;
  int last;
  int subcode;
  Verdict verdict;
};

// The first row that fits decides; a code that is not here is permanent.
constexpr auto kCodes = std::to_array<Code>({
    {-1, -1, kAny, Verdict::kRetry},             // unknown
    {1, 2, kAny, Verdict::kRetry},               // unknown, service
    {3, 3, kAny, Verdict::kPauseChannel},        // capability
    {4, 4, kAny, Verdict::kRetryChannel},        // call limit
    {9, 9, 2018352, Verdict::kRetry},            // try once more
    {10, 10, 2018278, Verdict::kNeedsTemplate},  // outside the window
    {10, 10, 2018065, Verdict::kNeedsTemplate},
    {10, 10, 2534022, Verdict::kNeedsTemplate},  // the same, Instagram
    {10, 10, kAny, Verdict::kPauseChannel},      // permission, page restricted
    {32, 32, kAny, Verdict::kRetryChannel},      // page's call limit
    {190, 190, kAny, Verdict::kPauseChannel},    // token
    {200, 200, 1545041, Verdict::kPermanent},    // blocked us or is away
    {200, 299, kAny, Verdict::kPauseChannel},    // permissions
    {368, 368, kAny, Verdict::kPauseChannel},    // blocked for policy
    {613, 613, kAny, Verdict::kRetryChannel},    // rate of the page
    {1200, 1200, kAny, Verdict::kRetry},         // for a moment
    {80006, 80006, kAny, Verdict::kRetryChannel},
});

}  // namespace

Verdict messaging_verdict(int code, int subcode) {
  const auto found = std::find_if(kCodes.begin(), kCodes.end(), [&](const Code& row) {
    return code >= row.first && code <= row.last && (row.subcode == kAny || row.subcode == subcode);
  });
  return found == kCodes.end() ? Verdict::kPermanent : found->verdict;
}

}  // namespace serap::platform
