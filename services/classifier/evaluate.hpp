#pragma once
// How good answers are. Every figure of the README and of `serapctl eval` comes from here.
#include <span>
#include <string>
#include <vector>

#include "services/classifier/ranking.hpp"

namespace serap::classifier {

// One answered text: what was said, best first (may be empty: no answer), and what would have been
// right.
struct Answered {
  std::vector<RankedLabel> ranked;
  std::vector<std::string> accepted;  // any of them is right; never empty
};

struct ConfusedPair {
  std::string right;
  std::string said;
  std::size_t times = 0;
  bool operator==(const ConfusedPair&) const = default;
};

struct Evaluation {
  std::size_t texts = 0;
  double accuracy = 0;
  double macro_f1 =
      0;  // over the labels that occur as right ones; a right answer counts for the label said
  double top3 = 0;
  double calibration_error = 0;  // ECE: 15 bins of equal width over the first answer's p
  double coverage_at_95 =
      0;  // largest share of texts, most certain first, answered at >= 95 % precision
  double line_at_95 = 1;            // the p at which that share ends
  std::vector<ConfusedPair> worst;  // up to ten, most frequent first
};

Evaluation evaluate(std::span<const Answered> answers);

// The cell "a|b" of a label column as the labels it accepts.
std::vector<std::string> accepted_labels(std::string_view cell);

}  // namespace serap::classifier
