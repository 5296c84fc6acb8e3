// What the Graph API answers, the same frame for every channel.
// https://developers.facebook.com/docs/graph-api/guides/error-handling
#include <nlohmann/json.hpp>

#include "gateway/platform/messaging_send.hpp"
#include "gateway/platform/requests.hpp"
#include "gateway/platform/whatsapp_send.hpp"

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

Verdict verdict_of(Channel channel, int code, int subcode) {
  return channel == Channel::kWhatsapp ? whatsapp_verdict(code) : messaging_verdict(code, subcode);
}

GraphAnswer answer_of(Channel channel, int http_status, std::string_view body) {
  const json answer = json::parse(body, nullptr, false);
  if (const json* error = member(answer, "error")) {
    GraphAnswer told;
    const json* code = member(*error, "code");
    const bool has_code = code && code->is_number_integer();
    told.code = number_of(code);
    told.subcode = number_of(member(*error, "error_subcode"));
    told.title = text_of(member(*error, "message"));
    told.trace = text_of(member(*error, "fbtrace_id"));
    told.verdict =
        has_code ? verdict_of(channel, told.code, told.subcode) : verdict_for_status(http_status);
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

std::string uploaded_id(std::string_view body) {
  const json answer = json::parse(body, nullptr, false);
  std::string id = text_of(member(answer, "attachment_id"));
  return id.empty() ? text_of(member(answer, "id")) : id;
}

GraphAnswer whatsapp_answer(int http_status, std::string_view body) {
  return answer_of(Channel::kWhatsapp, http_status, body);
}

}  // namespace serap::platform
