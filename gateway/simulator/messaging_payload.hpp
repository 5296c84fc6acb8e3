#pragma once
// The webhooks of Messenger and Instagram, in their shape.
// https://developers.facebook.com/docs/messenger-platform/webhooks
#include <string>

#include "gateway/simulator/chat.hpp"
#include "gateway/simulator/shelf.hpp"

namespace serap::simulator {

// What the citizen did; `offer` is the kind of the bubble that a choice was taken from, `origin` is
// where a file can be fetched.
std::string messaging_webhook(const Citizen& citizen, const Bubble& bubble, const File* file,
                              const std::string& offer, const std::string& origin);

// What our side sent; `app_id` tells an app from a colleague in the page's inbox.
std::string echo_webhook(const Citizen& citizen, const Bubble& bubble, const std::string& app_id);

// Delivered (Messenger only) or read.
std::string receipt_webhook(const Citizen& citizen, const Bubble& bubble, Tick tick, Time at);

}  // namespace serap::simulator
