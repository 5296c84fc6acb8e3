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

double Trust::of(double p) const {
  constexpr double kEdge = 1e-6;  // beyond it a logit is only rounding
  p = std::clamp(p, kEdge, 1 - kEdge);
  return 1 / (1 + std::exp(-(static_cast<double>(offset) +
                             static_cast<double>(slope) * std::log(p / (1 - p)))));
}

Trust fit_trust(std::span<const FirstAnswer> answers) {
  constexpr std::size_t kFewest = 50;  // fewer say more about chance than about the model
  if (answers.size() < kFewest) return {};
  // Least mean squared error (Brier score) over a grid: the two numbers need no more precision.
  Trust best;
  double least = 1e300;
  for (int o = -20; o <= 30; ++o) {
    for (int s = 2; s <= 40; ++s) {
      const Trust trust{static_cast<float>(o) * 0.1F, static_cast<float>(s) * 0.05F};
      double error = 0;
      for (const FirstAnswer& answer : answers) {
        const double off = trust.of(answer.p) - (answer.right ? 1 : 0);
        error += off * off;
      }
      if (error < least) {
        least = error;
        best = trust;
      }
    }
  }
  return best;
}

}  // namespace serap::classifier
