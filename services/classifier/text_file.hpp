#pragma once
#include <string>

#include "services/model/result.hpp"

namespace serap::classifier {

// The whole file; kNotFound with its path.
Result<std::string> read_text_file(const std::string& path);

}  // namespace serap::classifier
