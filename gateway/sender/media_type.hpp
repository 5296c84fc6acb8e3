#pragma once
// What bytes are, by their first ones: never by a name, and by what somebody told only where the
// bytes agree. Pure.
#include <optional>
#include <string>
#include <string_view>

namespace serap::sender {

// The MIME type of a picture, sound, video or document that we keep; nothing for all else
// (programs, archives, web pages). `told` tells only Office files apart, which are all archives
// inside.
std::optional<std::string> type_of(std::string_view bytes, std::string_view told);

}  // namespace serap::sender
