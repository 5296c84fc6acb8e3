#pragma once
// The WhatsApp Cloud API's webhook payloads -> events.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
#include <string_view>

#include "gateway/platform/parsed.hpp"
#include "services/model/result.hpp"
#include "services/model/time.hpp"

namespace serap::platform {

// Everything that `body` tells. kInvalid if it is no JSON, nested too deeply, or not of WhatsApp:
// then the whole of it belongs into the dead letters. `received` is when it came: each event
// carries it, and it stands in for a platform's time that is missing or impossible.
Result<Parsed> parse_whatsapp(std::string_view body, Time received);

}  // namespace serap::platform
