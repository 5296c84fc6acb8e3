#include "services/classifier/evaluate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace serap::classifier {
namespace {

bool accepts(const Answered& answer, const std::string& label) {
  return std::find(answer.accepted.begin(), answer.accepted.end(), label) != answer.accepted.end();
}
bool is_right(const Answered& answer) {
  return !answer.ranked.empty() && accepts(answer, answer.ranked.front().label);
}
double certainty(const Answered& answer) {
  return answer.ranked.empty() ? 0 : answer.ranked.front().p;
}

double macro_f1_of(std::span<const Answered> answers) {
  struct Counts {
    double hit = 0, missed = 0, wrong = 0;
  };
  std::map<std::string, Counts> of;
  for (const Answered& answer : answers) {
    if (is_right(answer)) {
      ++of[answer.ranked.front().label].hit;
      continue;
    }
    ++of[answer.accepted.front()].missed;
    if (!answer.ranked.empty()) ++of[answer.ranked.front().label].wrong;
  }
  double sum = 0, labels = 0;
  for (const auto& [label, counts] : of) {
    if (counts.hit + counts.missed == 0) continue;  // said, but never right here
    sum += 2 * counts.hit / (2 * counts.hit + counts.missed + counts.wrong);
    ++labels;
  }
  return labels == 0 ? 0 : sum / labels;
}

double calibration_error_of(std::span<const Answered> answers) {
  constexpr std::size_t kBins = 15;
  struct Bin {
    double n = 0, p = 0, right = 0;
  };
  std::array<Bin, kBins> bins;
  for (const Answered& answer : answers) {
    const double p = certainty(answer);
    Bin& bin = bins[std::min(kBins - 1, static_cast<std::size_t>(p * kBins))];
    ++bin.n;
    bin.p += p;
    bin.right += is_right(answer) ? 1 : 0;
  }
  double error = 0;
  for (const Bin& bin : bins) error += std::abs(bin.p - bin.right);
  return error / static_cast<double>(answers.size());
}

void add_coverage(std::span<const Answered> answers, Evaluation& evaluation) {
  std::vector<const Answered*> surest;
  for (const Answered& answer : answers) surest.push_back(&answer);
  std::stable_sort(surest.begin(), surest.end(), [](const Answered* a, const Answered* b) {
    return certainty(*a) > certainty(*b);
  });
  double right = 0;
  for (std::size_t i = 0; i < surest.size(); ++i) {
    right += is_right(*surest[i]) ? 1 : 0;
    const double said = static_cast<double>(i + 1);
    if (right / said < 0.95) continue;
    evaluation.coverage_at_95 = said / static_cast<double>(surest.size());
    evaluation.line_at_95 = certainty(*surest[i]);
  }
}

std::vector<ConfusedPair> worst_pairs(std::span<const Answered> answers) {
  std::map<std::pair<std::string, std::string>, std::size_t> times;
  for (const Answered& answer : answers) {
    if (!is_right(answer))
      ++times[{answer.accepted.front(), answer.ranked.empty() ? "" : answer.ranked.front().label}];
  }
  std::vector<ConfusedPair> pairs;
  for (const auto& [pair, n] : times) pairs.push_back({pair.first, pair.second, n});
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const ConfusedPair& a, const ConfusedPair& b) { return a.times > b.times; });
  if (pairs.size() > 10) pairs.resize(10);
  return pairs;
}

}  // namespace

Evaluation evaluate(std::span<const Answered> answers) {
  Evaluation evaluation;
  evaluation.texts = answers.size();
  if (answers.empty()) return evaluation;
  double right = 0, in_three = 0;
  for (const Answered& answer : answers) {
    right += is_right(answer) ? 1 : 0;
    const auto three =
        std::span(answer.ranked).first(std::min<std::size_t>(3, answer.ranked.size()));
    in_three += std::any_of(three.begin(), three.end(),
                            [&](const RankedLabel& r) { return accepts(answer, r.label); });
  }
  evaluation.accuracy = right / static_cast<double>(answers.size());
  evaluation.top3 = in_three / static_cast<double>(answers.size());
  evaluation.macro_f1 = macro_f1_of(answers);
  evaluation.calibration_error = calibration_error_of(answers);
  add_coverage(answers, evaluation);
  evaluation.worst = worst_pairs(answers);
  return evaluation;
}

}  // namespace serap::classifier
