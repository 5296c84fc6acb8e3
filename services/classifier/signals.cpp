#include "services/classifier/signals.hpp"

#include <algorithm>

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
RE2::Options latin_1() {
  constexpr std::int64_t kBytes = 64 << 20;  // the automaton is made as texts need it, up to here
  RE2::Options options(RE2::Latin1);
  options.set_max_mem(kBytes);
  return options;
}

}  // namespace

struct SignalFinder::Patterns {
  RE2::Set set{latin_1(), RE2::UNANCHORED};
  std::vector<Meaning> meanings;
};

SignalFinder::SignalFinder(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
SignalFinder::SignalFinder(SignalFinder&&) noexcept = default;
SignalFinder& SignalFinder::operator=(SignalFinder&&) noexcept = default;
SignalFinder::~SignalFinder() = default;

Result<SignalFinder> SignalFinder::parse(std::string_view table) {
  auto patterns = std::make_unique<Patterns>();
  for (const Row& row : rows_of(table)) {
    std::string why = "needs urgency, flag, harm or report, an id and a pattern";
    if (!has_a_meaning(row) ||
        patterns->set.Add({row.cells[2].data(), row.cells[2].size()}, &why) < 0) {
      return Error{Error::Kind::kInvalid,
                   "signals table, line " + std::to_string(row.line) + ": " + why};
    }
    patterns->meanings.push_back({std::string(row.cells[0]), std::string(row.cells[1])});
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
    const auto& [what, id] = patterns_->meanings[static_cast<std::size_t>(index)];
    if (what == "urgency") {
      if (rank_of(id) > rank_of(signals.urgency)) signals.urgency = id;
    } else if (what == "flag") {
      add_once(signals.flags, id);
    } else if (what == "harm") {
      add_once(signals.flags, "bahaya");
      if (id != "-") add_once(signals.harms, id);
    } else {
      (id == "new" ? signals.new_report : signals.earlier_report) = true;
      if (id == "own") signals.own_report = true;
    }
  }
  return signals;
}

}  // namespace serap::classifier
