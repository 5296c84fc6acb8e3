#include "services/classifier/scorer.hpp"

#include <algorithm>
#include <cmath>

// Where the compiler and the machine allow, the inner sum is also built for wider registers and
// chosen at start.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SERAP_WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define SERAP_WIDE
#endif

namespace serap::classifier {
namespace {

constexpr std::size_t kPadding = 16;

SERAP_WIDE void add_row(float* sums, const std::int8_t* row, float factor, std::size_t columns) {
  for (std::size_t i = 0; i < columns; ++i) sums[i] += factor * static_cast<float>(row[i]);
}

float largest(const LinearWeights& weights, std::size_t feature) {
  float top = 0;
  for (std::size_t i = 0; i < weights.labels; ++i) {
    top = std::max(top, std::abs(weights.weight[feature * weights.labels + i]));
  }
  return top;
}

}  // namespace

Scorer::Scorer(Vocabulary vocabulary, std::vector<Head> heads, std::vector<float> scales,
               std::vector<std::int8_t> rows)
    : vocabulary_(std::move(vocabulary)),
      heads_(std::move(heads)),
      scales_(std::move(scales)),
      rows_(std::move(rows)),
      stride_(stride_for(heads_)) {
  for (const Head& head : heads_) means_.push_back(means_of(head));
}

std::vector<float> Scorer::means_of(const Head& head) const {
  std::vector<float> means(vocabulary_.size());
  for (std::size_t f = 0; f < means.size(); ++f) {
    const std::int8_t* row = &rows_[f * stride_ + head.first];
    int sum = 0;
    for (std::size_t i = 0; i < head.labels.size(); ++i) sum += row[i];
    means[f] = static_cast<float>(sum) / static_cast<float>(head.labels.size());
  }
  return means;
}

std::size_t Scorer::stride_for(std::span<const Head> heads) {
  std::size_t columns = 0;
  for (const Head& head : heads) columns += head.labels.size();
  return (columns + kPadding - 1) / kPadding * kPadding;
}

Scorer Scorer::quantised(Vocabulary vocabulary, std::vector<Head> heads,
                         std::span<const LinearWeights> weights) {
  const std::size_t stride = stride_for(heads);
  const std::size_t features = vocabulary.size();
  std::vector<float> scales(features * heads.size());
  std::vector<std::int8_t> rows(features * stride);
  std::uint32_t first = 0;
  for (std::size_t h = 0; h < heads.size(); ++h) {
    heads[h].first = first;
    heads[h].bias = weights[h].bias;
    first += static_cast<std::uint32_t>(heads[h].labels.size());
  }
  for (std::size_t f = 0; f < features; ++f) {
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const float scale = largest(weights[h], f) / 127;
      scales[f * heads.size() + h] = scale;
      if (scale == 0) continue;
      for (std::size_t i = 0; i < weights[h].labels; ++i) {
        const float steps = weights[h].weight[f * weights[h].labels + i] / scale;
        rows[f * stride + heads[h].first + i] = static_cast<std::int8_t>(std::lround(steps));
      }
    }
  }
  return {std::move(vocabulary), std::move(heads), std::move(scales), std::move(rows)};
}

void Scorer::prefetch(std::uint32_t feature) const {
  constexpr std::size_t kCacheLine = 64;
  const std::int8_t* row = &rows_[feature * stride_];
  for (std::size_t at = 0; at < stride_; at += kCacheLine) __builtin_prefetch(row + at);
  __builtin_prefetch(&scales_[feature * heads_.size()]);
}

std::vector<float> Scorer::decisions(std::span<const Weighed> features) const {
  std::vector<float> sums(stride_);
  for (const Head& head : heads_)
    std::copy(head.bias.begin(), head.bias.end(), sums.begin() + head.first);
  for (std::size_t i = 0; i < features.size(); ++i) {
    constexpr std::size_t kAhead = 6;  // rows are far apart: ask for one before it is needed
    if (i + kAhead < features.size()) prefetch(features[i + kAhead].feature);
    const Weighed& weighed = features[i];
    const std::int8_t* row = &rows_[weighed.feature * stride_];
    const float* scale = &scales_[weighed.feature * heads_.size()];
    for (const Head& head : heads_) {
      add_row(&sums[head.first], row + head.first, weighed.value * *scale++, head.labels.size());
    }
  }
  return sums;
}

std::vector<double> Scorer::probabilities(const Head& head,
                                          std::span<const float> decisions) const {
  std::vector<double> p(head.labels.size());
  for (std::size_t i = 0; i < p.size(); ++i) {
    p[i] = static_cast<double>(head.sharpness) * (decisions[head.first + i] + head.prior[i]);
  }
  const double top = *std::max_element(p.begin(), p.end());
  double sum = 0;
  for (double& value : p) sum += value = std::exp(value - top);
  for (double& value : p) value /= sum;
  return p;
}

std::vector<float> Scorer::shares_of_words(const Head& head, std::size_t label,
                                           std::span<const Weighed> features,
                                           std::size_t words) const {
  std::vector<float> shares(words);
  const auto index = static_cast<std::size_t>(&head - heads_.data());
  const std::vector<float>& means = means_[index];
  for (const Weighed& weighed : features) {
    const std::int8_t own = rows_[weighed.feature * stride_ + head.first + label];
    const float above = static_cast<float>(own) - means[weighed.feature];
    shares[weighed.word] +=
        weighed.value * scales_[weighed.feature * heads_.size() + index] * above;
  }
  return shares;
}

const Head* Scorer::head(std::string_view name) const {
  for (const Head& head : heads_) {
    if (head.name == name) return &head;
  }
  return nullptr;
}

}  // namespace serap::classifier
