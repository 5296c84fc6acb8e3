#include "services/classifier/slang.hpp"

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t space = std::min(text.find(' ', begin), text.size());
    if (space > begin) words.emplace_back(text.substr(begin, space - begin));
    begin = space + 1;
  }
  return words;
}

}  // namespace

Result<Slang> Slang::parse(std::string_view table) {
  Slang slang;
  for (const Row& row : rows_of(table)) {
    if (row.cells.size() != 2 || row.cells[0].empty() || row.cells[1].empty()) {
      return Error{Error::Kind::kInvalid, "slang table, line " + std::to_string(row.line) +
                                              ": needs two cells, written and spelled"};
    }
    slang.spelled_[std::string(row.cells[0])] = words_of(row.cells[1]);
  }
  return slang;
}

const std::vector<std::string>* Slang::find(std::string_view written) const {
  const auto found = spelled_.find(written);
  return found == spelled_.end() ? nullptr : &found->second;
}

}  // namespace serap::classifier
