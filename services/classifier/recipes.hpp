#pragma once
// The ways an office's labels may be learned. Which is best depends on what people write to it:
// long tickets want plain support vectors; short posts want the signs as typed, and naive Bayes.
#include <span>
#include <string>
#include <vector>

#include "services/classifier/lesson.hpp"
#include "services/classifier/progress.hpp"
#include "services/classifier/vocabulary.hpp"

namespace serap::classifier {

struct Tried {
  Vocabulary vocabulary;
  Lesson lesson;
  Lesson::Learned learned;  // from all but the kept-aside texts
};

// Tries every way and gives the one that was right most often on the kept-aside texts. The three
// spans are of one length, at least one.
Tried best_recipe(std::span<const std::vector<Occurrence>> texts,
                  std::span<const std::string> labels, const std::vector<bool>& kept_aside,
                  const Progress& progress);

}  // namespace serap::classifier
