#pragma once
// A table of past tickets, as an office exports it.
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::classifier {

// A past ticket's words and what the office called it.
struct LabelledText {
  std::string text;
  std::vector<std::string> accepted;  // labels, any of them is right; never empty
  std::string date;                   // ISO ("2023-04-05"); empty if it is not known
  bool operator==(const LabelledText&) const = default;
};

struct LabelledTable {
  std::vector<LabelledText> rows;
  std::size_t unlabelled = 0;  // rows whose label or text is empty
  std::size_t broken = 0;      // rows of another number of cells than the header
};

// UTF-8, a header line, cells between tabs: `text`, the column `label` (cells "a" or "a|b") and, if
// there is one, `date`. kInvalid names the columns that are there.
Result<LabelledTable> parse_labelled_table(std::string_view table, std::string_view label);
// kNotFound, or as above.
Result<LabelledTable> read_labelled_table(const std::string& path, std::string_view label);

// The cell "a|b" of a label column as the labels it accepts.
std::vector<std::string> accepted_labels(std::string_view cell);

}  // namespace serap::classifier
