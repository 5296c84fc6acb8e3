// The error codes of the WhatsApp Cloud API and what each means for a message.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
#include <algorithm>
#include <array>

#include "gateway/platform/whatsapp_send.hpp"

namespace serap::platform {
namespace {

struct CodeRange {
  int first;
  int last;
  Verdict verdict;
};

// Every code we know of; one that is not here is permanent.
constexpr auto kCodes = std::to_array<CodeRange>({
    {0, 0, Verdict::kPauseChannel},            // cannot authenticate
    {1, 2, Verdict::kRetry},                   // unknown, service
    {3, 3, Verdict::kPauseChannel},            // capability
    {4, 4, Verdict::kRetryChannel},            // app's call limit
    {10, 10, Verdict::kPauseChannel},          // permission
    {33, 33, Verdict::kPauseChannel},          // number deleted
    {190, 190, Verdict::kPauseChannel},        // token expired
    {200, 299, Verdict::kPauseChannel},        // permissions
    {368, 368, Verdict::kPauseChannel},        // blocked for policy
    {80007, 80007, Verdict::kRetryChannel},    // account's rate
    {130429, 130429, Verdict::kRetryChannel},  // number's throughput
    {130472, 130472, Verdict::kPermanent},  // the citizen is in an experiment: not within 24 hours
    {130497, 130497, Verdict::kPauseChannel},  // not allowed in this country
    {131000, 131000, Verdict::kRetry},         // something went wrong
    {131005, 131005, Verdict::kPauseChannel},  // access denied
    {131016, 131016, Verdict::kRetry},         // service unavailable
    {131021, 131021, Verdict::kPermanent},     // to ourselves
    {131026, 131026, Verdict::kPermanent},     // undeliverable
    {131030, 131030, Verdict::kPermanent},     // not in the test list
    {131031, 131031, Verdict::kPauseChannel},  // account locked
    {131037, 131037, Verdict::kPauseChannel},  // display name not approved
    {131042, 131042, Verdict::kPauseChannel},  // payment
    {131045, 131045, Verdict::kPauseChannel},  // certificate, registration
    {131047, 131047, Verdict::kNeedsTemplate},
    {131048, 131048, Verdict::kPauseChannel},  // spam brake: do not hammer
    {131049, 131050, Verdict::kPermanent},     // ecosystem limit: not within 24 hours; opted out
    {131053, 131053, Verdict::kRetry},         // media upload
    {131056, 131056, Verdict::kRetryPair},
    {131057, 131057, Verdict::kRetry},         // number is being upgraded
    {131062, 131063, Verdict::kPermanent},     // not to a BSUID; payload
    {131064, 131064, Verdict::kPauseChannel},  // policy
    {133004, 133004, Verdict::kRetry},         // server for a moment unavailable
    {133010, 133010, Verdict::kPauseChannel},  // not registered
    {133016, 133016, Verdict::kRetryChannel},  // too many registrations
});

}  // namespace

Verdict whatsapp_verdict(int code) {
  const auto found = std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeRange& range) {
    return code >= range.first && code <= range.last;
  });
  return found == kCodes.end() ? Verdict::kPermanent : found->verdict;
}

}  // namespace serap::platform
