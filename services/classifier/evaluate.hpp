#pragma once
// How good answers are. Every figure of the README and of `serapctl eval` comes from here.
#include <span>
#include <string>
#include <vector>

#include "services/classifier/labelled_table.hpp"
#include "services/classifier/progress.hpp"
#include "services/classifier/ranking.hpp"
#include "services/classifier/understand.hpp"

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

// Which of a model's answers a label column is about.
enum class Question {
  kKind,
  kSector,
  kTopic,
  kComplaint,  // complaint or not_complaint
  kOwn,        // the labels that an office taught it
};
std::string_view name_of(Question question);

// Of the model that ships: kind for "kind", sector for "sectors", complaint or not for "type", else
// topic. One that learned from `column`: its own labels.
Question question_of(const Model& model, std::string_view column);

// Best first, at most three.
std::vector<RankedLabel> answers_of(const Reading& reading, Question question);

// Reads every text. With kComplaint any label but "complaint" counts as "not_complaint".
Evaluation examine(const Reader& reader, std::span<const LabelledText> rows, Question question,
                   const Progress& progress);

}  // namespace serap::classifier
