#pragma once
// What must be said -> calls of the Send API, which Messenger and Instagram share.
// https://developers.facebook.com/docs/messenger-platform/reference/send-api
// https://developers.facebook.com/docs/instagram-messaging/send-message
#include <cstddef>
#include <string_view>
#include <vector>

#include "gateway/platform/requests.hpp"

namespace serap::platform {

namespace messaging {
inline constexpr std::size_t kMaxMessengerText = 1999;  // UTF-16 units: "less than 2000"
inline constexpr std::size_t kMaxInstagramText = 1000;  // bytes of UTF-8
inline constexpr std::size_t kMaxButtonText = 640;      // words above a button template
inline constexpr std::size_t kMaxButtons = 3;
inline constexpr std::size_t kMaxQuickReplies = 13;
inline constexpr std::size_t kMaxTitle = 20;  // of a button or quick reply
inline constexpr std::size_t kMaxPayload = 1000;
inline constexpr std::size_t kMaxMetadata = 999;
}  // namespace messaging

// As requests_of(), for an address of Messenger or Instagram.
std::vector<GraphRequest> messaging_requests(const Outbound& outbound, Manner manner);

}  // namespace serap::platform
