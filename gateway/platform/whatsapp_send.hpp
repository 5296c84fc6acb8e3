#pragma once
// What must be said -> calls of the WhatsApp Cloud API.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
#include <cstddef>
#include <string_view>
#include <vector>

#include "gateway/platform/requests.hpp"

namespace serap::platform {

// Limits of the Cloud API, in UTF-16 units; the pages behind them are listed in the room's README.
namespace whatsapp {
inline constexpr std::size_t kMaxText = 4096;
inline constexpr std::size_t kMaxInteractiveBody =
    1024;  // lists may hold more by the page, but not in every version
inline constexpr std::size_t kMaxCaption = 1024;
inline constexpr std::size_t kMaxButtons = 3;
inline constexpr std::size_t kMaxButtonTitle = 20;
inline constexpr std::size_t kMaxButtonId = 256;
inline constexpr std::size_t kMaxRows = 10;
inline constexpr std::size_t kMaxRowTitle = 24;
inline constexpr std::size_t kMaxRowDescription = 72;
inline constexpr std::size_t kMaxRowId = 200;
inline constexpr std::size_t kMaxListButton = 20;
inline constexpr std::size_t kMaxCallbackData = 512;
}  // namespace whatsapp

// As requests_of(), for an address of WhatsApp.
std::vector<GraphRequest> whatsapp_requests(const Outbound& outbound,
                                            Manner manner = Manner::kFree);

// True for a business-scoped user id ("ID.abc123"), which is not a phone number.
bool is_bsuid(std::string_view id);

}  // namespace serap::platform
