#pragma once
// The parts of a Messenger or Instagram payload. Only for this room's .cpp files.
#include "gateway/platform/payload.hpp"

namespace serap::platform {

// `told` knows the tenant, the citizen and the time already.
Told read_messaging_message(const Value& item, Told told);
// Everything else an item may hold; a delivery may be several.
void read_messaging_deed(const Value& item, const Told& base, std::vector<Told>& told);

// Attachments of a message: what can be kept, what is only shared, an emoji as text.
void take_attachments(Told& told, const Value& attachments);

}  // namespace serap::platform
