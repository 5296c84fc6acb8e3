#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace serap::classifier {

// A text kept aside from training: the decision for each label, and the right one.
struct KeptAside {
  std::vector<float> decisions;
  std::uint32_t right = 0;
};

// The factor s for which softmax(s x (decision + prior)) fits the kept-aside texts best (least mean
// negative logarithm of the right label's probability): temperature scaling,
// https://arxiv.org/abs/1706.04599, with s = 1 / temperature.
double fit_sharpness(std::span<const KeptAside> texts, std::span<const float> prior);

// How the probability of the first answer is read: logit(p) becomes offset + slope x logit(p)
// (Platt scaling). One sharpness for all answers leaves the sure ones too sure and the unsure ones
// too shy.
struct Trust {
  float offset = 0;
  float slope = 1;
  bool operator==(const Trust&) const = default;

  double of(double p) const;
};

// One kept-aside text: the probability of its first answer, and whether that was right.
struct FirstAnswer {
  double p = 0;
  bool right = false;
};
Trust fit_trust(std::span<const FirstAnswer> answers);

}  // namespace serap::classifier
