#pragma once
#include <string>

#include "gateway/platform/told.hpp"

namespace serap::ctl {

// One line of `serapctl parse`: only what is not empty, but a message always has its text. With
// sources, `explain` tells where each field stood in the payload.
std::string json_from_told(const platform::Told& told, Channel channel);

}  // namespace serap::ctl
