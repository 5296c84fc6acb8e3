#pragma once
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace serap::tickets {

// A tab-separated file: "#" begins a comment line, the first other line names the columns. "-" is
// an empty field. Throws std::runtime_error naming file and line.
class TableFile {
 public:
  explicit TableFile(const std::filesystem::path& file);

  class Row {
   public:
    const std::string& at(std::string_view column) const;  // throws: no such column
    int number(std::string_view column) const;             // throws: no whole number
    [[noreturn]] void refuse(std::string_view why) const;

   private:
    friend class TableFile;
    const TableFile* table_ = nullptr;
    int line_ = 0;
    std::vector<std::string> fields_;
  };
  const std::vector<Row>& rows() const { return rows_; }

  TableFile(const TableFile&) = delete;  // rows point here
  TableFile& operator=(const TableFile&) = delete;

 private:
  std::string file_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<Row> rows_;
};

}  // namespace serap::tickets
