// One message of Messenger or Instagram: a citizen's, or the echo of one of our side.
// https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
#include "gateway/platform/messaging_read.hpp"
#include "gateway/platform/our_id.hpp"

namespace serap::platform {
namespace {

void take_reply(Told& told, const Value& reply) {
  told.reply_to = taken(told, "reply_to", reply["mid"]);
  if (reply["is_self_reply"].is_true()) told.flags.emplace_back("self_reply");
  const Value story = reply["story"];
  if (!story.is_present()) return;
  told.flags.emplace_back("story_reply");
  if (told.reply_to.empty()) told.reply_to = taken(told, "reply_to", story["id"]);
}

void take_content(Told& told, const Value& message) {
  told.text = taken(told, "text", message["text"]);
  told.payload = taken(told, "payload", message["quick_reply"]["payload"]);
  take_reply(told, message["reply_to"]);
  if (message["referral"].is_present()) told.flags.emplace_back("referral");
  if (!message["commands"].items().empty()) told.flags.emplace_back("command");
  take_attachments(told, message["attachments"]);
}

// Our own part comes back with our id; anything else was written by a person or by another app.
void take_echo(Told& told, const Value& message) {
  told.kind = ToldKind::kEcho;
  const std::string metadata = taken(told, "ours", message["metadata"]);
  if (is_our_id(metadata)) {
    told.ours = metadata;
    told.flags.emplace_back("own");
    return;
  }
  // The page's inbox of Messenger and of Instagram. Pages differ on whether people's apps name
  // themselves at all.
  const std::string app = message.word("app_id");
  const bool person = app.empty() || app == "263902037430900" || app == "1217981644879628";
  told.flags.emplace_back(person ? "human" : "other_app");
  note(told, "flags", message["app_id"]);
}

}  // namespace

Told read_messaging_message(const Value& item, Told told) {
  const Value message = item["message"];
  told.id = taken(told, "id", message["mid"]);
  if (told.id.empty()) return rejected(told, "message without id", item);
  if (told.scoped_id.empty()) return rejected(told, "message without a sender", item);
  if (message["is_deleted"].is_true()) {
    told.kind = ToldKind::kDelete;
    note(told, "kind", message["is_deleted"]);
    return told;
  }
  take_content(told, message);
  if (told.by_page) {
    note(told, "kind", message["is_echo"]);
    take_echo(told, message);
  } else if (message["is_unsupported"].is_true()) {
    told.unsupported = "unsupported";
    note(told, "flags", message["is_unsupported"]);
  } else if (told.has("appointment_booking") && told.text.empty() && told.attachments.empty()) {
    told.kind = ToldKind::kIgnored;
    told.reason = "appointment_booking";
  }
  return told;
}

}  // namespace serap::platform
