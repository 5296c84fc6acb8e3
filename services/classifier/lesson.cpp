#include "services/classifier/lesson.hpp"

#include <algorithm>
#include <set>

#include "services/classifier/calibrate.hpp"

namespace serap::classifier {
namespace {

bool is_kept_aside(std::size_t source) { return source % 10 == 0; }

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

}  // namespace

Lesson::Lesson(std::string name, Settings settings) : name_(std::move(name)), settings_(settings) {}

void Lesson::add(std::vector<Weighed> text, const std::string& label, std::size_t source) {
  texts_.push_back(std::move(text));
  label_of_text_.push_back(label);
  source_of_text_.push_back(source);
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
    if (!all && is_kept_aside(source_of_text_[i])) continue;
    texts.push_back(texts_[i]);
    label_of_text.push_back(index_of(names, label_of_text_[i]));
  }
  auto weights = fit_linear(texts, label_of_text, names.size(), features, settings_.linear);
  if (settings_.bayes.share > 0)
    add_complement_bayes(texts, label_of_text, features, settings_.bayes, weights);
  return weights;
}

Lesson::Learned Lesson::learn(std::size_t features, std::vector<float> prior) const {
  const auto names = labels();
  std::vector<KeptAside> kept;
  {
    const LinearWeights weights = fit(features, false);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (!is_kept_aside(source_of_text_[i])) continue;
      kept.push_back({decisions_of(weights, texts_[i]), index_of(names, label_of_text_[i])});
    }
  }
  Head head;
  head.name = name_;
  head.labels = names;
  head.sharpness = static_cast<float>(fit_sharpness(kept, prior) * settings_.modesty);
  head.prior = std::move(prior);
  return {std::move(head), fit(features, true)};
}

}  // namespace serap::classifier
