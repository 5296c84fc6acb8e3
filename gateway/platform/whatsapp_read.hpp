#pragma once
// The parts of a WhatsApp payload. Only for this room's .cpp files.
#include <string>
#include <vector>

#include "gateway/platform/payload.hpp"

namespace serap::platform {

// What the items of one change share.
struct WhatsappChange {
  TenantId tenant;
  Value value;  // contacts, messages, statuses, ...
};

// Who `from` (a phone, or a BSUID in its place) and `user_id` are, with the names of the contact
// that has either id: never the contact at the same place in its list.
void take_person(Told& told, const Value& from, const Value& user_id, const WhatsappChange& change);
// A phone without its plus, or a BSUID, into the field it belongs to if that is empty.
void take_id(std::string id, Person& person);

Told read_whatsapp_message(const Value& message, const WhatsappChange& change);
// A message that a colleague wrote in the WhatsApp Business app.
Told read_whatsapp_echo(const Value& message, const WhatsappChange& change);
Told read_whatsapp_status(const Value& status, const WhatsappChange& change);
Told read_whatsapp_preference(const Value& preference, const WhatsappChange& change);

// Text, caption, attachments, place and tapped button of `message` under `type`. False if there is
// nothing of the kind.
bool take_whatsapp_content(Told& told, const std::string& type, const Value& message);

}  // namespace serap::platform
