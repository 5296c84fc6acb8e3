#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::classifier {

// A line of corpus/*.tsv: what a citizen might write, and what it is.
struct CorpusLine {
  std::string topic;  // "jalan.rusak"; "-" where the kind has none (salam, iseng, ...)
  std::string kind;   // an id of serap::Kind
  std::string text;
  bool operator==(const CorpusLine&) const = default;
};

// kInvalid, with `name` and the line, if a line has not three cells or an unknown kind.
Result<std::vector<CorpusLine>> parse_corpus(std::string_view name, std::string_view table);

// All lines of the folder's *.tsv files, files in order of their names.
Result<std::vector<CorpusLine>> read_corpus(const std::string& folder);

}  // namespace serap::classifier
