#include "services/classifier/dates.hpp"

#include <algorithm>

#include <re2/re2.h>

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

struct Found {
  TextSpan span;
  bool is_date = true;
};

void add(std::vector<Found>& found, const Found& one) {
  const auto length = [](const TextSpan& span) { return span.end - span.begin; };
  for (Found& other : found) {
    if (one.span.end <= other.span.begin || one.span.begin >= other.span.end) continue;
    if (length(one.span) > length(other.span)) other = one;
    return;
  }
  found.push_back(one);
}

}  // namespace

Result<DateFinder> DateFinder::parse(std::string_view table) {
  RE2::Options options(RE2::Latin1);  // any bytes are text
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  DateFinder finder;
  for (const Row& row : rows_of(table)) {
    const bool names_day = row.cells[0] != "not";
    const std::string_view words = row.cells.back();
    auto pattern =
        std::make_shared<const RE2>(re2::StringPiece{words.data(), words.size()}, options);
    if (row.cells.size() != (names_day ? 1U : 2U) || !pattern->ok()) {
      return Error{Error::Kind::kInvalid,
                   "dates table, line " + std::to_string(row.line) + ": needs one pattern"};
    }
    finder.patterns_.push_back({std::move(pattern), names_day});
  }
  return finder;
}

std::vector<TextSpan> DateFinder::find(std::string_view text) const {
  std::vector<Found> found;
  for (const Pattern& pattern : patterns_) {
    std::size_t from = 0;
    re2::StringPiece match;
    while (from < text.size() &&
           pattern.words->Match({text.data(), text.size()}, from, text.size(), RE2::UNANCHORED,
                                &match, 1) &&
           !match.empty()) {
      const auto begin = static_cast<std::size_t>(match.data() - text.data());
      from = begin + match.size();
      add(found, {{begin, from}, pattern.names_day});
    }
  }
  std::vector<TextSpan> dates;
  for (const Found& one : found) {
    if (one.is_date) dates.push_back(one.span);
  }
  std::sort(dates.begin(), dates.end(),
            [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
  return dates;
}

}  // namespace serap::classifier
