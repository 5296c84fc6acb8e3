// An office's own labels, learned on top of what the shipped part of a model knows.
#include <algorithm>
#include <map>
#include <set>

#include "services/classifier/calibrate.hpp"
#include "services/classifier/checksum.hpp"
#include "services/classifier/evaluate.hpp"
#include "services/classifier/knowledge.hpp"
#include "services/classifier/recipes.hpp"
#include "services/classifier/train.hpp"

namespace serap::classifier {
namespace {

constexpr std::size_t kFewestTickets = 20;
constexpr double kKeptAside = 0.15;  // the newest tickets: what comes next looks like them
constexpr std::size_t kEvery = 7;    // without dates: every seventh ticket
// Oldest first, and which of them are kept aside.
struct Split {
  std::vector<LabelledText> tickets;
  std::vector<bool> kept_aside;
};

Split split_by_date(std::span<const LabelledText> rows) {
  Split split{{rows.begin(), rows.end()}, std::vector<bool>(rows.size())};
  const bool dated = std::all_of(rows.begin(), rows.end(),
                                 [](const LabelledText& row) { return !row.date.empty(); });
  if (dated) {
    std::stable_sort(split.tickets.begin(), split.tickets.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    const auto first =
        static_cast<std::size_t>(static_cast<double>(rows.size()) * (1 - kKeptAside));
    for (std::size_t i = first; i < rows.size(); ++i) split.kept_aside[i] = true;
  } else {
    for (std::size_t i = 0; i < rows.size(); i += kEvery) split.kept_aside[i] = true;
  }
  return split;
}

// One label a ticket to learn. Where several are accepted: the one that other tickets bear alone,
// if there is just one such; else the first.
std::vector<std::string> labels_to_learn(std::span<const LabelledText> tickets) {
  std::map<std::string, std::size_t> alone;
  for (const LabelledText& ticket : tickets) {
    if (ticket.accepted.size() == 1) ++alone[ticket.accepted.front()];
  }
  std::vector<std::string> labels;
  for (const LabelledText& ticket : tickets) {
    const bool first_stands_alone = alone.contains(ticket.accepted.front());
    const auto other =
        std::find_if(ticket.accepted.begin(), ticket.accepted.end(),
                     [&](const std::string& label) { return alone.contains(label); });
    const bool take_other =
        !first_stands_alone && alone.size() == 1 && other != ticket.accepted.end();
    labels.push_back(take_other ? *other : ticket.accepted.front());
  }
  return labels;
}

std::string version_of(const Model& shipped, std::string_view column, const Split& split) {
  std::uint64_t sum = checksum(shipped.version + "/" + std::string(column));
  for (const LabelledText& ticket : split.tickets) {
    sum = checksum(ticket.text, sum);
    for (const std::string& label : ticket.accepted) sum = checksum(label, sum);
  }
  return shipped.version.substr(0, shipped.version.find('+')) + "+" + hex_of(sum);
}

std::vector<LabelledText> kept_aside(const Split& split) {
  std::vector<LabelledText> kept;
  for (std::size_t i = 0; i < split.tickets.size(); ++i) {
    if (split.kept_aside[i]) kept.push_back(split.tickets[i]);
  }
  return kept;
}

// The model in use, on the kept-aside tickets that it cannot have learned from.
double accuracy_of(const Reader& in_use, std::string_view column, const Split& split) {
  auto unseen = kept_aside(split);
  const std::string& newest = in_use.model().taught.newest;
  std::erase_if(unseen, [&](const LabelledText& ticket) {
    return !newest.empty() && !ticket.date.empty() && ticket.date <= newest;
  });
  if (unseen.empty()) return 0;
  return examine(in_use, unseen, question_of(in_use.model(), column), [](auto, double) {}).accuracy;
}

// Finds on the kept-aside tickets how `head` of `model` is to be trusted.
Result<Trust> trust_in(const Model& model, std::span<const LabelledText> kept) {
  const auto reader = Reader::make(model);
  if (!reader) return reader.error();
  std::vector<FirstAnswer> answers;
  for (const LabelledText& ticket : kept) {
    const auto own = reader->understand(ticket.text).own;
    const bool right = std::find(ticket.accepted.begin(), ticket.accepted.end(),
                                 own.front().label) != ticket.accepted.end();
    answers.push_back({own.front().p, right});
  }
  return fit_trust(answers);
}

// Notes in `model` how it does on the kept-aside tickets.
Result<void> note_figures(Model& model, std::span<const LabelledText> kept) {
  const auto reader = Reader::make(model);
  if (!reader) return reader.error();
  const Evaluation figures = examine(*reader, kept, Question::kOwn, [](auto, double) {});
  model.taught.kept_aside = kept.size();
  model.taught.accuracy = figures.accuracy;
  model.taught.macro_f1 = figures.macro_f1;
  model.taught.top3 = figures.top3;
  model.taught.ece = figures.calibration_error;
  model.taught.coverage_at_95 = figures.coverage_at_95;
  return {};
}

}  // namespace

Result<Model> train_own(const Model& shipped, const Reader& in_use, std::string_view column,
                        std::span<const LabelledText> rows, const Progress& progress) {
  const Split split = split_by_date(rows);
  const auto labels = labels_to_learn(split.tickets);
  if (rows.size() < kFewestTickets || std::set(labels.begin(), labels.end()).size() < 2) {
    return Error{Error::Kind::kInvalid,
                 "too little to learn from: 20 tickets with two labels are the least"};
  }
  const auto slang = Slang::parse(shipped.lists.at("slang.tsv"));
  if (!slang) return slang.error();

  std::vector<std::vector<Occurrence>> occurrences;
  for (const LabelledText& ticket : split.tickets) {
    if (occurrences.size() % 500 == 0)
      progress("reading tickets", 0.1 * static_cast<double>(occurrences.size()) /
                                      static_cast<double>(split.tickets.size()));
    occurrences.push_back(
        features_with_knowledge(ticket.text, normalize(ticket.text, *slang), shipped.shipped));
  }
  Tried tried =
      best_recipe(occurrences, labels, split.kept_aside,
                  [&](std::string_view what, double share) { progress(what, 0.1 + 0.6 * share); });
  Model model{version_of(shipped, column, split), shipped.lists, shipped.shipped, {}, {}};
  model.taught = {.column = std::string(column),
                  .rows = rows.size(),
                  .newest = split.tickets.back().date,
                  .before = in_use.model().version};
  Head& head = tried.learned.head;
  const auto give = [&](LinearWeights weights) {
    model.own = Scorer::quantised(tried.vocabulary, {head}, std::vector{std::move(weights)});
  };
  give(tried.learned.weights);
  progress("trying it on the kept-aside tickets", 0.7);
  const auto kept = kept_aside(split);
  const auto trust = trust_in(model, kept);
  if (!trust) return trust.error();
  head.trust = *trust;
  give(std::move(tried.learned.weights));
  if (auto noted = note_figures(model, kept); !noted) return noted.error();
  model.taught.accuracy_before = accuracy_of(in_use, column, split);
  progress("learning from all tickets", 0.8);
  give(tried.lesson.from_all(tried.vocabulary.size()));
  progress("done", 1);
  return model;
}

}  // namespace serap::classifier
