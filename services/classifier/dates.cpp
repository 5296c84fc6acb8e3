#include "services/classifier/dates.hpp"

#include <algorithm>

#include <re2/re2.h>

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

void add(std::vector<TextSpan>& found, TextSpan span) {
  for (TextSpan& other : found) {
    if (span.end <= other.begin || span.begin >= other.end) continue;
    if (span.end - span.begin > other.end - other.begin) other = span;
    return;
  }
  found.push_back(span);
}

}  // namespace

Result<DateFinder> DateFinder::parse(std::string_view table) {
  RE2::Options options(RE2::Latin1);  // any bytes are text
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  DateFinder finder;
  for (const Row& row : rows_of(table)) {
    auto pattern = std::make_shared<const RE2>(
        re2::StringPiece{row.cells[0].data(), row.cells[0].size()}, options);
    if (row.cells.size() != 1 || !pattern->ok()) {
      return Error{Error::Kind::kInvalid,
                   "dates table, line " + std::to_string(row.line) + ": needs one pattern"};
    }
    finder.patterns_.push_back(std::move(pattern));
  }
  return finder;
}

std::vector<TextSpan> DateFinder::find(std::string_view text) const {
  std::vector<TextSpan> found;
  for (const auto& pattern : patterns_) {
    std::size_t from = 0;
    re2::StringPiece match;
    while (
        from < text.size() &&
        pattern->Match({text.data(), text.size()}, from, text.size(), RE2::UNANCHORED, &match, 1) &&
        !match.empty()) {
      const auto begin = static_cast<std::size_t>(match.data() - text.data());
      from = begin + match.size();
      add(found, {begin, from});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
  return found;
}

}  // namespace serap::classifier
