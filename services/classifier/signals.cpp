#include "services/classifier/signals.hpp"

#include <algorithm>

#include <re2/re2.h>
#include <re2/set.h>

#include "services/classifier/normalize.hpp"
#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

struct Meaning {
  bool is_flag = false;
  std::string id;
};

int rank_of(std::string_view urgency) {
  return urgency == "darurat" ? 2 : urgency == "segera" ? 1 : 0;
}

// ASCII letters small, anything beyond ASCII kept. Patterns need no case folding of their own:
// their automaton stays small.
std::string small_letters(std::string_view text) {
  std::string small(text.substr(0, kMaxTextBytes));
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

}  // namespace

struct SignalFinder::Patterns {
  // Latin-1: a text that is not UTF-8 must not stop the automaton, and our patterns are ASCII.
  RE2::Set set{RE2::Options(RE2::Latin1), RE2::UNANCHORED};
  std::vector<Meaning> meanings;
};

SignalFinder::SignalFinder(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
SignalFinder::SignalFinder(SignalFinder&&) noexcept = default;
SignalFinder& SignalFinder::operator=(SignalFinder&&) noexcept = default;
SignalFinder::~SignalFinder() = default;

Result<SignalFinder> SignalFinder::parse(std::string_view table) {
  auto patterns = std::make_unique<Patterns>();
  for (const Row& row : rows_of(table)) {
    const bool is_flag = row.cells[0] == "flag";
    std::string why = "needs urgency or flag, an id and a pattern";
    const bool whole = row.cells.size() == 3 && (is_flag || row.cells[0] == "urgency");
    if (!whole || patterns->set.Add({row.cells[2].data(), row.cells[2].size()}, &why) < 0) {
      return Error{Error::Kind::kInvalid,
                   "signals table, line " + std::to_string(row.line) + ": " + why};
    }
    patterns->meanings.push_back({is_flag, std::string(row.cells[1])});
  }
  if (!patterns->set.Compile())
    return Error{Error::Kind::kInvalid, "signals table: the patterns are too large together"};
  return SignalFinder{std::move(patterns)};
}

Signals SignalFinder::find(std::string_view text) const {
  Signals signals;
  std::vector<int> matched;
  patterns_->set.Match(small_letters(text), &matched);
  std::sort(matched.begin(), matched.end());
  for (int index : matched) {
    const Meaning& meaning = patterns_->meanings[static_cast<std::size_t>(index)];
    if (!meaning.is_flag) {
      if (rank_of(meaning.id) > rank_of(signals.urgency)) signals.urgency = meaning.id;
    } else if (std::find(signals.flags.begin(), signals.flags.end(), meaning.id) ==
               signals.flags.end()) {
      signals.flags.push_back(meaning.id);
    }
  }
  return signals;
}

}  // namespace serap::classifier
