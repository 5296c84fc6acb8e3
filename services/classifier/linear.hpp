#pragma once
// liblinear behind a plain function. The only includer of <linear.h> is linear.cpp.
#include <cstdint>
#include <span>
#include <vector>

#include "services/classifier/vocabulary.hpp"

namespace serap::classifier {

struct LinearSettings {
  int solver = 1;  // liblinear's -s: 1 L2-loss support vectors (dual), 7 logistic regression (dual)
  double cost = 1.0;  // -c
  double stop = 0.1;  // -e
};

// decision(label) = bias[label] + sum of value x weight[feature][label].
struct LinearWeights {
  std::size_t labels = 0;
  std::vector<float> weight;  // feature-major: feature * labels + label
  std::vector<float> bias;
};

// One against the rest, for labels 0 to `labels` - 1 (each must occur). The same input gives the
// same weights.
LinearWeights fit_linear(std::span<const std::vector<Weighed>> texts,
                         std::span<const std::uint32_t> label_of_text, std::size_t labels,
                         std::size_t features, const LinearSettings& settings);

}  // namespace serap::classifier
