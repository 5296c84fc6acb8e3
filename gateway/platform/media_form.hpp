#pragma once
// In which form stored bytes go to a channel.
#include <optional>
#include <string>
#include <string_view>

#include "services/model/address.hpp"
#include "services/model/media.hpp"

namespace serap::platform {

// The platform's word: image, video, audio, document (WhatsApp) or file (Messenger, Instagram).
// Nothing if the channel does not take such bytes in any form.
std::optional<std::string_view> media_form(Channel channel, const StoredMedia& media);

// What the citizen is told in the place of a file that cannot go.
std::string cannot_send(const StoredMedia& media, std::string_view language);

}  // namespace serap::platform
