#pragma once
#include <functional>
#include <string_view>

namespace serap::classifier {

// Told what is being done, and which share of the whole is done (0 to 1).
using Progress = std::function<void(std::string_view what, double share)>;

}  // namespace serap::classifier
