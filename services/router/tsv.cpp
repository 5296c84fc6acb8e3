#include "services/router/tsv.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace serap::router {

Error Sheet::wrong(const Row& row, std::string_view what) const {
  return {Error::Kind::kInvalid, fmt::format("{}:{}: {}", name, row.line, what)};
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Result<Sheet> parse_tsv(std::string name, std::string_view text,
                        std::span<const std::string_view> columns) {
  constexpr std::string_view kVersion = "# version ";
  Sheet sheet;
  sheet.name = std::move(name);
  bool headed = false;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.starts_with(kVersion)) sheet.version = line.substr(kVersion.size());
    if (line.empty() || line.front() == '#') continue;
    Row row{number, {}};
    std::size_t from = 0;
    for (std::size_t tab = 0; tab != std::string_view::npos; from = tab + 1) {
      tab = line.find('\t', from);
      row.cells.push_back(line.substr(from, tab == std::string_view::npos ? tab : tab - from));
    }
    if (row.cells.size() != columns.size()) {
      return sheet.wrong(row,
                         fmt::format("{} columns, {} expected", row.cells.size(), columns.size()));
    }
    if (!headed) {
      headed = true;
      if (!std::equal(columns.begin(), columns.end(), row.cells.begin())) {
        return sheet.wrong(row, "the first line must name the columns");
      }
      continue;
    }
    for (std::string_view& cell : row.cells) {
      if (cell == "-") cell = "";
    }
    sheet.rows.push_back(std::move(row));
  }
  if (!headed) return Error{Error::Kind::kInvalid, sheet.name + ": is empty"};
  return sheet;
}

}  // namespace serap::router
