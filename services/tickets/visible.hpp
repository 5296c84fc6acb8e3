#pragma once
#include <initializer_list>
#include <string>
#include <vector>

#include "services/tickets/desk_port.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// SQL with its parameters in their order.
struct Condition {
  std::string sql = "1";
  std::vector<std::string> values;
  void add(std::string_view more, std::initializer_list<std::string> bound = {}) {
    sql.append(" AND ").append(more);
    values.insert(values.end(), bound);
  }
};

// access.cpp's rule over the table of tickets; a test holds the two together.
Condition visible_to(const Staff& staff);

Statement bound(Database& db, const std::string& sql, const Condition& condition);

}  // namespace serap::tickets
