#pragma once
// Our data files: a row a line, cells between tabs, '#' begins a comment line.
#include <string_view>
#include <vector>

namespace serap::classifier {

struct Row {
  std::size_t line = 0;  // from 1
  std::vector<std::string_view> cells;
};

// Rows of `table`, without empty and comment lines. The cells point into `table`.
std::vector<Row> rows_of(std::string_view table);

}  // namespace serap::classifier
