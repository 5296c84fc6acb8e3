#pragma once
// Tables as text: tab-separated, "#" begins a comment line, the first other line names the columns.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::router {

struct Row {
  std::size_t line = 0;                 // in the file, from 1
  std::vector<std::string_view> cells;  // as many as there are columns; "-" was made ""
};

struct Sheet {
  std::string name;     // "topics.tsv": for messages
  std::string version;  // of a "# version ..." line; may be empty
  std::vector<Row> rows;
  // What is wrong with a row, with the file's name and line.
  Error wrong(const Row& row, std::string_view what) const;
};

// The views point into `text`, which must outlive the sheet.
Result<Sheet> parse_tsv(std::string name, std::string_view text,
                        std::span<const std::string_view> columns);

std::vector<std::string_view> split(std::string_view text, char at);

}  // namespace serap::router
