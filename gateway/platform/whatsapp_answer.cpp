// The answers of the WhatsApp Cloud API and what they mean.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "gateway/platform/whatsapp_send.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;

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

Verdict verdict_for_status(int http_status) {
  if (http_status == 429) return Verdict::kRetryChannel;
  if (http_status >= 500) return Verdict::kRetry;
  if (http_status == 401 || http_status == 403) return Verdict::kPauseChannel;
  // 200 without an id: it was taken, or a proxy answered. Only the status can tell.
  return http_status == 200 ? Verdict::kUnheard : Verdict::kPermanent;
}

const json* member(const json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const json* value) {
  return value && value->is_string() ? value->get<std::string>() : std::string();
}

std::string message_id_of(const json& answer) {
  const json* messages = member(answer, "messages");
  if (!messages || !messages->is_array() || messages->empty()) return {};
  return text_of(member(messages->front(), "id"));
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAccepted:
      return "accepted";
    case Verdict::kRetry:
      return "retry";
    case Verdict::kRetryPair:
      return "retry_pair";
    case Verdict::kRetryChannel:
      return "retry_channel";
    case Verdict::kPauseChannel:
      return "pause_channel";
    case Verdict::kNeedsTemplate:
      return "needs_template";
    case Verdict::kPermanent:
      return "permanent";
    case Verdict::kUnheard:
      return "unheard";
  }
  return "unheard";
}

Verdict whatsapp_verdict(int code) {
  const auto found = std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeRange& range) {
    return code >= range.first && code <= range.last;
  });
  return found == kCodes.end() ? Verdict::kPermanent : found->verdict;
}

GraphAnswer whatsapp_answer(int http_status, std::string_view body) {
  const json answer = json::parse(body, nullptr, false);
  if (const json* error = member(answer, "error")) {
    GraphAnswer told;
    const json* code = member(*error, "code");
    const bool has_code = code && code->is_number_integer();
    told.code = has_code ? code->get<int>() : 0;
    told.title = text_of(member(*error, "message"));
    told.trace = text_of(member(*error, "fbtrace_id"));
    told.verdict = has_code ? whatsapp_verdict(told.code) : verdict_for_status(http_status);
    const json* transient = member(*error, "is_transient");
    // A code we do not know, but the platform itself says that it passes.
    const bool passes = transient && transient->is_boolean() && transient->get<bool>();
    if (told.verdict == Verdict::kPermanent && (passes || http_status >= 500))
      told.verdict = Verdict::kRetry;
    return told;
  }
  std::string id = http_status == 200 ? message_id_of(answer) : std::string();
  if (!id.empty()) return {Verdict::kAccepted, std::move(id), 0, {}, {}};
  return {verdict_for_status(http_status), {}, 0, "HTTP " + std::to_string(http_status), {}};
}

}  // namespace serap::platform
