#pragma once
#include <string>
#include <string_view>

namespace serap::classifier {

// The text with every byte that is not UTF-8 replaced by U+FFFD; unchanged if there is none.
std::string valid_utf8(std::string_view text);

}  // namespace serap::classifier
