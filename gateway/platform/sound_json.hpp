#pragma once
// What must hold before a strict JSON parser sees a stranger's bytes.
#include <cstddef>
#include <string>
#include <string_view>

namespace serap::platform {

// True if arrays and objects of `json` lie at most `limit` deep. Brackets inside strings do not
// count.
bool is_nested_within(std::string_view json, std::size_t limit);

// `json` with what makes strict parsers refuse all of it replaced by U+FFFD: bytes that are no
// UTF-8, and \u escapes of half a surrogate pair (a text cut in the middle of an emoji).
std::string with_sound_text(std::string_view json);

}  // namespace serap::platform
