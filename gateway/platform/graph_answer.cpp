// What the Graph API answers, the same frame for every channel.
// https://developers.facebook.com/docs/graph-api/guides/error-handling
#include <nlohmann/json.hpp>

#include "gateway/platform/requests.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;

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

int number_of(const json* value) {
  return value && value->is_number_integer() ? value->get<int>() : 0;
}

// Messenger and Instagram name it at the top, WhatsApp in a list of one.
std::string message_id_of(const json& answer) {
  if (const std::string id = text_of(member(answer, "message_id")); !id.empty()) return id;
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

GraphAnswer answer_of(int http_status, std::string_view body) {
  const json answer = json::parse(body, nullptr, false);
  if (const json* error = member(answer, "error")) {
    GraphAnswer told;
    const json* code = member(*error, "code");
    told.has_code = code && code->is_number_integer();
    told.code = number_of(code);
    told.subcode = number_of(member(*error, "error_subcode"));
    told.title = text_of(member(*error, "message"));
    told.trace = text_of(member(*error, "fbtrace_id"));
    const json* transient = member(*error, "is_transient");
    const bool passes = transient && transient->is_boolean() && transient->get<bool>();
    told.verdict = verdict_for_status(http_status);
    // An error in a 200 was no message.
    if (told.verdict == Verdict::kUnheard) told.verdict = Verdict::kPermanent;
    if (told.verdict == Verdict::kPermanent && passes) told.verdict = Verdict::kRetry;
    return told;
  }
  std::string id = http_status == 200 ? message_id_of(answer) : std::string();
  if (!id.empty()) return {Verdict::kAccepted, std::move(id), 0, {}, {}};
  return {verdict_for_status(http_status), {}, 0, "HTTP " + std::to_string(http_status), {}};
}

std::string uploaded_id(std::string_view body) {
  const json answer = json::parse(body, nullptr, false);
  std::string id = text_of(member(answer, "attachment_id"));
  return id.empty() ? text_of(member(answer, "id")) : id;
}

}  // namespace serap::platform
