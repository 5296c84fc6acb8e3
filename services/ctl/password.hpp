#pragma once
#include <string>

#include "services/model/result.hpp"

namespace serap::ctl {

// Asked twice without echo at a keyboard; else the first line of standard input. kInvalid if both
// differ or it is empty.
Result<std::string> read_password();

}  // namespace serap::ctl
