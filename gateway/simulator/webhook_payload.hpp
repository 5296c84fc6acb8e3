#pragma once
// The webhooks Meta would send, byte for byte in its shape.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
#include <string>

#include "gateway/simulator/chat.hpp"
#include "gateway/simulator/shelf.hpp"

namespace serap::simulator {

// `bubble` is what the citizen did; `file` goes with image, audio, video and document, `list` with
// choice.
std::string message_webhook(const Citizen& citizen, const Bubble& bubble, const File* file,
                            bool list);

// A colleague answered in the WhatsApp Business app.
std::string app_echo_webhook(const Citizen& citizen, const Bubble& bubble);

std::string status_webhook(const Citizen& citizen, const Bubble& bubble, Tick tick, Time at,
                           int error_code);

}  // namespace serap::simulator
