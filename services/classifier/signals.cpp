#include "services/classifier/signals.hpp"

#include <algorithm>

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include "services/classifier/normalize.hpp"
#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

struct Meaning {
  std::string what;  // the row's first two cells
  std::string id;
};

bool has_a_meaning(const Row& row) {
  if (row.cells.size() != 3) return false;
  const std::string_view what = row.cells[0], id = row.cells[1];
  if (what == "report") return id == "earlier" || id == "own" || id == "new";
  return what == "urgency" || what == "flag" || what == "harm";
}

void add_once(std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

int rank_of(std::string_view urgency) {
  return urgency == "darurat" ? 2 : urgency == "segera" ? 1 : 0;
}

void raise(std::string& urgency, std::string_view to) {
  if (rank_of(to) > rank_of(urgency)) urgency = to;
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

// Latin-1: a text that is not UTF-8 must not stop the automaton, and our patterns are ASCII.
const RE2::Options& latin_1() {
  static const RE2::Options options(RE2::Latin1);
  return options;
}

void note(const Meaning& meaning, Signals& signals) {
  const auto& [what, id] = meaning;
  if (what == "urgency") {
    raise(signals.urgency, id);
  } else if (what == "flag") {
    add_once(signals.flags, id);
  } else if (what == "harm") {
    raise(signals.urgency, "segera");
    add_once(signals.flags, "bahaya");
    if (id != "-") add_once(signals.harms, id);
  } else {
    (id == "new" ? signals.new_report : signals.earlier_report) = true;
    if (id == "own") signals.own_report = true;
  }
}

}  // namespace

// Patterns with gaps (".{0,30}") are dear: the states of one automaton for all of them are every
// mixture of their gaps. So a small automaton looks for the pieces of words that a pattern cannot
// do without, and only patterns whose pieces are there are tried.
struct SignalFinder::Patterns {
  re2::FilteredRE2 tried{kShortestPiece};
  RE2::Set pieces{latin_1(), RE2::UNANCHORED};
  std::vector<Meaning> meanings;  // by the patterns' numbers in `tried`

  static constexpr int kShortestPiece = 3;  // bytes
};

SignalFinder::SignalFinder(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
SignalFinder::SignalFinder(SignalFinder&&) noexcept = default;
SignalFinder& SignalFinder::operator=(SignalFinder&&) noexcept = default;
SignalFinder::~SignalFinder() = default;

Result<SignalFinder> SignalFinder::parse(std::string_view table) {
  auto patterns = std::make_unique<Patterns>();
  RE2::Options quiet = latin_1();
  quiet.set_log_errors(false);
  for (const Row& row : rows_of(table)) {
    int number = 0;
    const bool whole =
        has_a_meaning(row) && patterns->tried.Add({row.cells[2].data(), row.cells[2].size()}, quiet,
                                                  &number) == RE2::NoError;
    if (!whole) {
      return Error{Error::Kind::kInvalid,
                   "signals table, line " + std::to_string(row.line) +
                       ": needs urgency, flag, harm or report, an id and a pattern"};
    }
    patterns->meanings.push_back({std::string(row.cells[0]), std::string(row.cells[1])});
  }
  std::vector<std::string> pieces;
  patterns->tried.Compile(&pieces);
  for (const std::string& piece : pieces) patterns->pieces.Add(RE2::QuoteMeta(piece), nullptr);
  if (!patterns->pieces.Compile())
    return Error{Error::Kind::kInvalid, "signals table: the patterns are too large together"};
  return SignalFinder{std::move(patterns)};
}

Signals SignalFinder::find(std::string_view text) const {
  Signals signals;
  const std::string small = small_letters(text);
  std::vector<int> pieces, matched;
  patterns_->pieces.Match(small, &pieces);
  patterns_->tried.AllMatches(small, pieces, &matched);
  std::sort(matched.begin(), matched.end());
  for (int number : matched) note(patterns_->meanings[static_cast<std::size_t>(number)], signals);
  return signals;
}

}  // namespace serap::classifier
