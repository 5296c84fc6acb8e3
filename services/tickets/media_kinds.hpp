#pragma once
// What bytes are, by themselves. Pure.
#include <cstdint>
#include <string>
#include <string_view>

namespace serap::tickets {

// "image/jpeg", ... by the first bytes; `told` decides only between kinds that look alike. Empty: a
// kind that is not kept (programs, archives, pages).
std::string mime_of(std::string_view first_bytes, std::string_view told);

// Most bytes of a kind that are kept. WhatsApp gives 5 MB for pictures, 16 MB for audio and video,
// 100 MB for documents; Messenger and Instagram 25 MB for all, so pictures get 25 too
// (meta-platforms.md).
std::uint64_t most_bytes(std::string_view mime);

}  // namespace serap::tickets
