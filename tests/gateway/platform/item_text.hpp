#pragma once
// Items as lines of text, for golden files: what a reviewer reads when the translator changes.
#include <string>

#include "gateway/platform/parsed.hpp"

namespace serap::platform {

std::string text_of(const Item& item);

}  // namespace serap::platform
