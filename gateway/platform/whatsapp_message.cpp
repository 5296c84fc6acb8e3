// One message of the WhatsApp Cloud API.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
#include "gateway/platform/whatsapp_read.hpp"

namespace serap::platform {
namespace {

void take_context(Told& told, const Value& message) {
  const Value context = message["context"];
  told.reply_to = taken(told, "reply_to", context["id"]);
  if (context["forwarded"].is_true() || context["frequently_forwarded"].is_true())
    told.flags.emplace_back("forwarded");
  if (context["frequently_forwarded"].is_true()) told.flags.emplace_back("frequently_forwarded");
  if (context["referred_product"].is_present()) told.flags.emplace_back("product");
  if (message["referral"].is_present()) told.flags.emplace_back("referral");
}

// A reaction, edit or revoke: what it is about stands in `target`.
bool take_deed(Told& told, ToldKind kind, const Value& target) {
  told.kind = kind;
  told.reply_to = taken(told, "reply_to", target);
  return !told.reply_to.empty();
}

bool take_edit(Told& told, const Value& edit) {
  const Value now = edit["message"];
  const std::string type = now.word("type");
  Told content;
  content.sources = std::move(told.sources);
  take_whatsapp_content(content, type, now);
  told.sources = std::move(content.sources);
  told.text = std::move(content.text);
  return take_deed(told, ToldKind::kEdit, edit["original_message_id"]);
}

bool take_reaction(Told& told, const Value& reaction) {
  told.text = taken(told, "text", reaction["emoji"]);
  if (told.text.empty()) told.flags.emplace_back("removed");
  return take_deed(told, ToldKind::kReaction, reaction["message_id"]);
}

// The person is the one of today; who they were before stands in `previous`.
bool take_system(Told& told, const Value& system) {
  told.kind = ToldKind::kSystem;
  told.text = taken(told, "text", system["body"]);
  const std::string type = taken(told, "flags", system["type"]);
  if (!type.empty()) told.flags.push_back(type);
  Person before = std::exchange(told.person, {});
  take_id(system.word("wa_id"), told.person);
  take_id(system.word("new_wa_id"), told.person);
  take_id(system.word("user_id"), told.person);
  take_id(system.word("previous_user_id"), told.previous);
  take_id(system.word("customer"), told.previous);
  const bool moved = names_citizen(told);
  if (told.previous.phone.empty()) told.previous.phone = before.phone;
  if (told.previous.bsuid.empty()) told.previous.bsuid = before.bsuid;
  if (!moved) told.person = before;
  // A new phone is a new BSUID, even if it is not told; a new BSUID may keep the phone.
  if (moved && told.person.phone.empty()) told.person.phone = before.phone;
  if (told.previous.phone == told.person.phone) told.previous.phone.clear();
  if (told.previous.bsuid == told.person.bsuid) told.previous.bsuid.clear();
  return true;
}

// False if what the type promises is not there.
bool take_type(Told& told, const std::string& type, const Value& message) {
  const Value content = message[type];
  if (type == "reaction") return take_reaction(told, content);
  if (type == "edit") return take_edit(told, content);
  if (type == "revoke") return take_deed(told, ToldKind::kDelete, content["original_message_id"]);
  if (type == "system") return take_system(told, content);
  return take_whatsapp_content(told, type, message);
}

}  // namespace

Told read_whatsapp_message(const Value& message, const WhatsappChange& change) {
  Told told;
  told.tenant = change.tenant;
  note(told, "tenant", change.value["metadata"]["phone_number_id"]);
  told.id = taken(told, "id", message["id"]);
  told.at = moment(message["timestamp"]);
  note(told, "at", message["timestamp"]);
  take_person(told, message["from"], message["from_user_id"], change);
  const std::string type = message.word("type");
  note(told, "kind", message["type"]);
  if (message["group_id"].is_present() || type == "request_welcome") {
    told.kind = ToldKind::kIgnored;
    told.reason = type == "request_welcome" ? type : "group " + type;
    return told;
  }
  if (told.id.empty()) return rejected(told, "message without id", message);
  if (type.empty()) return rejected(told, "message without a type", message);
  take_context(told, message);
  if (!take_type(told, type, message))
    return rejected(told, "message of type " + type + " without its content", message);
  if (!names_citizen(told)) return rejected(told, "message without a sender", message);
  return told;
}

Told read_whatsapp_echo(const Value& message, const WhatsappChange& change) {
  Told told;
  told.kind = ToldKind::kEcho;
  told.tenant = change.tenant;
  note(told, "tenant", change.value["metadata"]["phone_number_id"]);
  told.id = taken(told, "id", message["id"]);
  told.at = moment(message["timestamp"]);
  note(told, "at", message["timestamp"]);
  take_person(told, message["to"], message["to_user_id"], change);
  told.flags.emplace_back("human");
  const std::string type = message.word("type");
  if (type == "revoke" || type == "reaction") {
    told.kind = ToldKind::kIgnored;
    told.reason = "own " + type;
    return told;
  }
  if (type == "edit") {  // their words as they are now
    const Value now = message["edit"]["message"];
    take_whatsapp_content(told, now.word("type"), now);
  } else {
    take_whatsapp_content(told, type, message);
  }
  told.reply_to = taken(told, "reply_to", message["context"]["id"]);
  if (told.id.empty() || !names_citizen(told))
    return rejected(told, "echo without id or recipient", message);
  return told;
}

}  // namespace serap::platform
