#include "services/classifier/bayes.hpp"

#include <cmath>

namespace serap::classifier {

void add_complement_bayes(std::span<const std::vector<Weighed>> texts,
                          std::span<const std::uint32_t> label_of_text, std::size_t features,
                          const BayesSettings& settings, LinearWeights& weights) {
  const std::size_t labels = weights.labels;
  std::vector<double> in_label(features * labels), of_label(labels), of_feature(features);
  double all = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::uint32_t label = label_of_text[i];
    for (const Weighed& weighed : texts[i]) {
      const double value = weighed.value;
      in_label[weighed.feature * labels + label] += value;
      of_label[label] += value;
      of_feature[weighed.feature] += value;
      all += value;
    }
  }
  const double smoothed_all = settings.smoothing * static_cast<double>(features);
  for (std::size_t f = 0; f < features; ++f) {
    const double everywhere = std::log((of_feature[f] + settings.smoothing) / (all + smoothed_all));
    for (std::size_t label = 0; label < labels; ++label) {
      const double elsewhere = (of_feature[f] - in_label[f * labels + label] + settings.smoothing) /
                               (all - of_label[label] + smoothed_all);
      weights.weight[f * labels + label] +=
          static_cast<float>(settings.share * (everywhere - std::log(elsewhere)));
    }
  }
}

}  // namespace serap::classifier
