#include "services/classifier/personal_data.hpp"

#include <iterator>
#include <map>

#include <re2/re2.h>

#include "services/classifier/rows.hpp"

namespace serap::classifier {

struct PersonalDataFinder::Patterns {
  struct Pattern {
    std::string what;
    std::unique_ptr<RE2> expression;
  };
  std::vector<Pattern> all;
};

PersonalDataFinder::PersonalDataFinder(std::unique_ptr<Patterns> patterns)
    : patterns_(std::move(patterns)) {}
PersonalDataFinder::PersonalDataFinder(PersonalDataFinder&&) noexcept = default;
PersonalDataFinder& PersonalDataFinder::operator=(PersonalDataFinder&&) noexcept = default;
PersonalDataFinder::~PersonalDataFinder() = default;

Result<PersonalDataFinder> PersonalDataFinder::parse(std::string_view table) {
  auto patterns = std::make_unique<Patterns>();
  RE2::Options options(RE2::Latin1);
  options.set_log_errors(false);
  for (const Row& row : rows_of(table)) {
    const bool whole = row.cells.size() == 2;
    auto expression = whole
                          ? std::make_unique<RE2>(
                                re2::StringPiece(row.cells[1].data(), row.cells[1].size()), options)
                          : nullptr;
    if (!whole || !expression->ok() || expression->NumberOfCapturingGroups() < 1) {
      return Error{Error::Kind::kInvalid, "personal data table, line " + std::to_string(row.line) +
                                              ": needs a name and a pattern with a group"};
    }
    patterns->all.push_back({std::string(row.cells[0]), std::move(expression)});
  }
  return PersonalDataFinder{std::move(patterns)};
}

std::vector<PersonalSpan> PersonalDataFinder::find(std::string_view text) const {
  std::map<std::size_t, PersonalSpan> spans;  // by their begin
  for (const auto& pattern : patterns_->all) {
    re2::StringPiece left(text.data(), text.size());
    re2::StringPiece found;
    while (RE2::FindAndConsume(&left, *pattern.expression, &found)) {
      const auto begin = static_cast<std::size_t>(found.data() - text.data());
      const PersonalSpan span{pattern.what, begin, begin + found.size()};
      const auto after = spans.lower_bound(span.begin);
      const bool runs_into_next = after != spans.end() && after->first < span.end;
      const bool runs_into_last =
          after != spans.begin() && std::prev(after)->second.end > span.begin;
      if (!found.empty() && !runs_into_next && !runs_into_last) spans.emplace(begin, span);
    }
  }
  std::vector<PersonalSpan> in_order;
  for (auto& [begin, span] : spans) in_order.push_back(std::move(span));
  return in_order;
}

std::string PersonalDataFinder::masked(std::string_view text) const {
  std::string out;
  std::size_t at = 0;
  for (const PersonalSpan& span : find(text)) {
    out += text.substr(at, span.begin - at);
    out += "[" + span.what + "]";
    at = span.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace serap::classifier
