#include "services/classifier/labelled_table.hpp"

#include <algorithm>

#include "services/classifier/text_file.hpp"

namespace serap::classifier {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view next_line(std::string_view& left) {
  const std::size_t end = std::min(left.find('\n'), left.size());
  std::string_view line = left.substr(0, end);
  left.remove_prefix(std::min(end + 1, left.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  return cells;
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string all;
  for (std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

}  // namespace

Result<LabelledTable> parse_labelled_table(std::string_view table, std::string_view label) {
  if (table.starts_with(kByteOrderMark)) table.remove_prefix(kByteOrderMark.size());
  const auto header = cells_of(next_line(table));
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const std::size_t text_at = column("text"), label_at = column(label), date_at = column("date");
  for (const auto& [name, at] : {std::pair{std::string_view("text"), text_at}, {label, label_at}}) {
    if (at == header.size()) {
      return Error{Error::Kind::kInvalid, "the table has no column \"" + std::string(name) +
                                              "\"; its first line names: " + joined(header)};
    }
  }
  LabelledTable result;
  while (!table.empty()) {
    const std::string_view line = next_line(table);
    if (line.empty()) continue;
    const auto cells = cells_of(line);
    if (cells.size() != header.size()) {
      ++result.broken;
      continue;
    }
    auto accepted = accepted_labels(cells[label_at]);
    if (accepted.empty() || cells[text_at].empty()) {
      ++result.unlabelled;
      continue;
    }
    result.rows.push_back({std::string(cells[text_at]), std::move(accepted),
                           std::string(date_at < cells.size() ? cells[date_at] : "")});
  }
  if (result.rows.empty()) {
    return Error{Error::Kind::kInvalid,
                 "no row of the table has a text and a label in \"" + std::string(label) + "\""};
  }
  return result;
}

Result<LabelledTable> read_labelled_table(const std::string& path, std::string_view label) {
  const auto table = read_text_file(path);
  if (!table) return table.error();
  return parse_labelled_table(*table, label);
}

std::vector<std::string> accepted_labels(std::string_view cell) {
  std::vector<std::string> labels;
  while (!cell.empty()) {
    const std::size_t bar = cell.find('|');
    std::string_view label = cell.substr(0, bar);
    while (label.starts_with(' ')) label.remove_prefix(1);
    while (label.ends_with(' ')) label.remove_suffix(1);
    if (!label.empty()) labels.emplace_back(label);
    cell.remove_prefix(bar == std::string_view::npos ? cell.size() : bar + 1);
  }
  return labels;
}

}  // namespace serap::classifier
