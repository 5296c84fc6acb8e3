#pragma once
// What must hold before a strict JSON parser sees a stranger's bytes.
#include <string>
#include <string_view>

namespace serap::platform {

// `json` with what makes strict parsers refuse all of it replaced by U+FFFD: bytes that are no
// UTF-8, and \u escapes of half a surrogate pair (a text cut in the middle of an emoji).
std::string with_sound_text(std::string_view json);

// `json` with whole numbers of more than 18 digits, outside of text, put in quotes: an id beyond 64
// bits is still an id.
std::string with_sound_numbers(std::string_view json);

}  // namespace serap::platform
