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

}  // namespace serap::classifier
