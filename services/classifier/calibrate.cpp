#include "services/classifier/calibrate.hpp"

#include <algorithm>
#include <cmath>

namespace serap::classifier {
namespace {

double loss(std::span<const KeptAside> texts, std::span<const float> prior, double sharpness) {
  double sum = 0;
  for (const KeptAside& text : texts) {
    const auto score = [&](std::size_t i) { return sharpness * (text.decisions[i] + prior[i]); };
    double top = score(0);
    for (std::size_t i = 1; i < text.decisions.size(); ++i) top = std::max(top, score(i));
    double total = 0;
    for (std::size_t i = 0; i < text.decisions.size(); ++i) total += std::exp(score(i) - top);
    sum += top + std::log(total) - score(text.right);
  }
  return sum;
}

}  // namespace

double fit_sharpness(std::span<const KeptAside> texts, std::span<const float> prior) {
  if (texts.empty()) return 1;
  // The loss has one valley in s: a golden-section search finds its floor.
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double low = 0.05, high = 40;
  while (high - low > 0.01) {
    const double left = high - golden * (high - low);
    const double right = low + golden * (high - low);
    if (loss(texts, prior, left) < loss(texts, prior, right)) {
      high = right;
    } else {
      low = left;
    }
  }
  return (low + high) / 2;
}

}  // namespace serap::classifier
