#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace serap::router {

// The rows of a CSV text (RFC 4180: quotes are doubled inside quotes), without its first line.
std::vector<std::vector<std::string>> csv_rows(std::string_view text);

}  // namespace serap::router
