#include "services/classifier/corpus.hpp"

#include <algorithm>
#include <filesystem>

#include "services/classifier/rows.hpp"
#include "services/classifier/text_file.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {

Result<std::vector<CorpusLine>> parse_corpus(std::string_view name, std::string_view table) {
  std::vector<CorpusLine> lines;
  for (const Row& row : rows_of(table)) {
    if (row.cells.size() != 3 || row.cells[2].empty() || !kind_with_id(row.cells[1])) {
      return Error{Error::Kind::kInvalid, std::string(name) + ", line " + std::to_string(row.line) +
                                              ": needs topic, kind and text"};
    }
    lines.push_back(
        {std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])});
  }
  return lines;
}

Result<std::vector<CorpusLine>> read_corpus(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".tsv") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<CorpusLine> lines;
  for (const std::string& path : paths) {
    const auto table = read_text_file(path);
    if (!table) return table.error();
    auto more = parse_corpus(path, *table);
    if (!more) return more.error();
    lines.insert(lines.end(), std::make_move_iterator(more->begin()),
                 std::make_move_iterator(more->end()));
  }
  if (lines.empty()) return Error{Error::Kind::kNotFound, "there is no corpus in " + folder};
  return lines;
}

}  // namespace serap::classifier
