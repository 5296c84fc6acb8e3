#pragma once
#include <string_view>

namespace serap::classifier {

// A word without the commonest Indonesian endings and beginnings: "diperbaikinya" -> "baik". Not a
// linguist's stem: it only has to be the same for most forms of a word, and it leaves at least four
// letters.
std::string_view stem_of(std::string_view word);

}  // namespace serap::classifier
