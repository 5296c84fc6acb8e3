#pragma once
#include <string>

#include "services/model/result.hpp"
#include "services/router/table.hpp"

namespace serap::router {

// The texts of the files in data/.
struct TableTexts {
  std::string topics, agencies, agency_names, rules, overrides, sla;
};

// Reads and checks all of it: every code a row names must exist, no two rows of an id may be valid
// at once. The error names the file and the line.
Result<Table> load_table(const TableTexts& texts);

}  // namespace serap::router
