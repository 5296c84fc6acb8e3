// What WhatsApp tells about our own messages, and about what a citizen wants to get.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
#include <algorithm>
#include <array>

#include "gateway/platform/whatsapp_read.hpp"

namespace serap::platform {

Told read_whatsapp_status(const Value& status, const WhatsappChange& change) {
  Told told;
  told.kind = ToldKind::kStatus;
  told.tenant = change.tenant;
  note(told, "tenant", change.value["metadata"]["phone_number_id"]);
  told.id = taken(told, "id", status["id"]);
  told.status = taken(told, "status", status["status"]);
  if (told.id.empty() || told.status.empty())
    return rejected(told, "status without id or name", status);
  told.at = moment(status["timestamp"]);
  note(told, "at", status["timestamp"]);
  take_person(told, status["recipient_id"], status["recipient_user_id"], change);
  told.ours = taken(told, "ours", status["biz_opaque_callback_data"]);
  take_error(told, status["errors"]);
  constexpr std::array<std::string_view, 5> kKnown{"sent", "delivered", "read", "played", "failed"};
  const bool known = std::find(kKnown.begin(), kKnown.end(), told.status) != kKnown.end();
  if (status.word("recipient_type") == "group") {
    told.kind = ToldKind::kIgnored;
    told.reason = "group " + told.status;
  } else if (!known) {
    told.kind = ToldKind::kIgnored;
    told.reason = "status " + told.status;
  } else if (told.ours.empty() && !names_citizen(told)) {
    return rejected(told, "status of nobody's message", status);
  }
  return told;
}

Told read_whatsapp_preference(const Value& preference, const WhatsappChange& change) {
  Told told;
  told.tenant = change.tenant;
  note(told, "tenant", change.value["metadata"]["phone_number_id"]);
  told.at = moment(preference["timestamp"]);
  note(told, "at", preference["timestamp"]);
  take_person(told, preference["wa_id"], preference["user_id"], change);
  const std::string value = preference.word("value");
  note(told, "kind", preference["value"]);
  if (const std::string category = preference.word("category"); !category.empty())
    told.flags.push_back(category);
  if (!names_citizen(told) || (value != "stop" && value != "resume"))
    return rejected(told, "preference without a person or a known value", preference);
  told.kind = value == "stop" ? ToldKind::kOptout : ToldKind::kOptin;
  return told;
}

}  // namespace serap::platform
