#include "services/classifier/lesson.hpp"

#include <algorithm>
#include <set>

#include "services/classifier/calibrate.hpp"

namespace serap::classifier {
namespace {

std::vector<float> decisions_of(const LinearWeights& weights, const std::vector<Weighed>& text) {
  std::vector<float> sums = weights.bias;
  for (const Weighed& weighed : text) {
    const float* row = &weights.weight[weighed.feature * weights.labels];
    for (std::size_t i = 0; i < weights.labels; ++i) sums[i] += weighed.value * row[i];
  }
  return sums;
}

std::uint32_t index_of(const std::vector<std::string>& labels, const std::string& label) {
  return static_cast<std::uint32_t>(std::lower_bound(labels.begin(), labels.end(), label) -
                                    labels.begin());
}

double share_right(std::span<const KeptAside> kept, std::span<const float> prior) {
  std::size_t right = 0;
  for (const KeptAside& text : kept) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < prior.size(); ++i) {
      if (text.decisions[i] + prior[i] > text.decisions[best] + prior[best]) best = i;
    }
    right += best == text.right ? 1 : 0;
  }
  return kept.empty() ? 0 : static_cast<double>(right) / static_cast<double>(kept.size());
}

}  // namespace

Lesson::Lesson(std::string name, Settings settings) : name_(std::move(name)), settings_(settings) {}

void Lesson::add(std::vector<Weighed> text, const std::string& label, bool kept_aside) {
  texts_.push_back(std::move(text));
  label_of_text_.push_back(label);
  kept_aside_.push_back(kept_aside);
}

std::vector<std::string> Lesson::labels() const {
  const std::set<std::string> unique(label_of_text_.begin(), label_of_text_.end());
  return {unique.begin(), unique.end()};
}

LinearWeights Lesson::fit(std::size_t features, bool all) const {
  const auto names = labels();
  std::vector<std::vector<Weighed>> texts;
  std::vector<std::uint32_t> label_of_text;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    if (!all && kept_aside_[i]) continue;
    texts.push_back(texts_[i]);
    label_of_text.push_back(index_of(names, label_of_text_[i]));
  }
  auto weights = fit_linear(texts, label_of_text, names.size(), features, settings_.linear);
  if (settings_.bayes.share > 0)
    add_complement_bayes(texts, label_of_text, features, settings_.bayes, weights);
  return weights;
}

Lesson::Learned Lesson::from_rest(std::size_t features, std::vector<float> prior) const {
  const auto names = labels();
  LinearWeights weights = fit(features, false);
  std::vector<KeptAside> kept;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    if (kept_aside_[i])
      kept.push_back({decisions_of(weights, texts_[i]), index_of(names, label_of_text_[i])});
  }
  Head head;
  head.name = name_;
  head.labels = names;
  head.sharpness = static_cast<float>(fit_sharpness(kept, prior) * settings_.modesty);
  const double right = share_right(kept, prior);
  head.prior = std::move(prior);
  return {std::move(head), std::move(weights), right};
}

Lesson::Learned Lesson::learn(std::size_t features, std::vector<float> prior) const {
  Learned learned = from_rest(features, std::move(prior));
  learned.weights = from_all(features);
  return learned;
}

}  // namespace serap::classifier
