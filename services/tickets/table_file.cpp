#include "services/tickets/table_file.hpp"

#include <charconv>
#include <fstream>

namespace serap::tickets {
namespace {

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    const std::string_view field = line.substr(0, tab);
    fields.emplace_back(field == "-" ? std::string_view{} : field);
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

TableFile::TableFile(const std::filesystem::path& file) : file_(file.string()) {
  std::ifstream in{file};
  if (!in) throw std::runtime_error("cannot read " + file_);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    auto fields = fields_of(line);
    if (columns_.empty()) {
      for (std::size_t i = 0; i < fields.size(); ++i) columns_.emplace(fields[i], i);
      continue;
    }
    Row row;
    row.table_ = this;
    row.line_ = number;
    row.fields_ = std::move(fields);
    if (row.fields_.size() != columns_.size()) row.refuse("another number of fields than columns");
    rows_.push_back(std::move(row));
  }
  if (rows_.empty()) throw std::runtime_error(file_ + " has no rows");
}

const std::string& TableFile::Row::at(std::string_view column) const {
  const auto found = table_->columns_.find(column);
  if (found == table_->columns_.end()) refuse("no column " + std::string{column});
  return fields_[found->second];
}

int TableFile::Row::number(std::string_view column) const {
  const std::string& text = at(column);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    refuse(std::string{column} + " is no whole number");
  return value;
}

void TableFile::Row::refuse(std::string_view why) const {
  throw std::runtime_error(table_->file_ + ":" + std::to_string(line_) + ": " + std::string{why});
}

}  // namespace serap::tickets
