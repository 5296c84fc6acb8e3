#pragma once
// The webhooks Meta would send, byte for byte in its shape.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
#include <string>

#include "gateway/simulator/chat.hpp"

namespace serap::simulator {

struct Photo {
  std::string id;
  std::string mime;
  std::string bytes;
  std::string sha256;  // base64
  bool operator==(const Photo&) const = default;
};

// `bubble` is what the citizen said; `photo` goes with kind image, `choice` and `list` with kind
// choice.
std::string message_webhook(const Citizen& citizen, const Bubble& bubble, const Photo* photo,
                            bool list);

std::string status_webhook(const Citizen& citizen, const Bubble& bubble, Tick tick, Time at,
                           int error_code);

}  // namespace serap::simulator
