#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {

// Finds them by words/personal.tsv. Immutable: safe from several threads.
class PersonalDataFinder {
 public:
  // Rows of `what<TAB>pattern` (RE2; its first group is the span, the first row that matches a byte
  // wins). kInvalid names the line.
  static Result<PersonalDataFinder> parse(std::string_view table);
  PersonalDataFinder(PersonalDataFinder&&) noexcept;
  PersonalDataFinder& operator=(PersonalDataFinder&&) noexcept;
  ~PersonalDataFinder();

  // In order, never overlapping. Text that is not UTF-8 is read as bytes.
  std::vector<PersonalSpan> find(std::string_view text) const;

  // The text with each span replaced by its name in brackets: "[nik]".
  std::string masked(std::string_view text) const;

 private:
  struct Patterns;
  explicit PersonalDataFinder(std::unique_ptr<Patterns> patterns);
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace serap::classifier
