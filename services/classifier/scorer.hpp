#pragma once
// The trained weights, quantised, and the sums that decide.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "services/classifier/calibrate.hpp"
#include "services/classifier/linear.hpp"
#include "services/classifier/vocabulary.hpp"

namespace serap::classifier {

// One question with its answers: "kind", "topic", or the labels of an office.
struct Head {
  std::string name;
  std::vector<std::string> labels;
  std::vector<float> bias;   // a label
  std::vector<float> prior;  // a label: added to its decision, more for what is often heard of
  // Probabilities are softmax(sharpness x (decision + prior)).
  float sharpness = 1;
  Trust trust;              // how the best label's probability is read
  std::uint32_t first = 0;  // its first column in a row of weights
  bool operator==(const Head&) const = default;
};

class Scorer {
 public:
  Scorer() = default;
  // Joins what liblinear gave for each head (`weights[i]` belongs to `heads[i]`) into rows of
  // bytes.
  static Scorer quantised(Vocabulary vocabulary, std::vector<Head> heads,
                          std::span<const LinearWeights> weights);
  // As stored; sizes are checked by the model file's reader.
  Scorer(Vocabulary vocabulary, std::vector<Head> heads, std::vector<float> scales,
         std::vector<std::int8_t> rows);

  // One decision a column: columns of a head begin at its `first`.
  std::vector<float> decisions(std::span<const Weighed> features) const;

  // Probabilities of a head's labels, in their order.
  std::vector<double> probabilities(const Head& head, std::span<const float> decisions) const;

  // What each word added to `label` of `head` (one of heads()) beyond what it added to its labels
  // on average.
  std::vector<float> shares_of_words(const Head& head, std::size_t label,
                                     std::span<const Weighed> features, std::size_t words) const;

  const Vocabulary& vocabulary() const { return vocabulary_; }
  const std::vector<Head>& heads() const { return heads_; }
  const Head* head(std::string_view name) const;  // null if there is none
  const std::vector<float>& scales() const { return scales_; }
  const std::vector<std::int8_t>& rows() const { return rows_; }
  std::size_t stride() const { return stride_; }  // columns of a row, padded
  static std::size_t stride_for(std::span<const Head> heads);

 private:
  std::vector<float> means_of(const Head& head) const;
  void prefetch(std::uint32_t feature) const;

  Vocabulary vocabulary_;
  std::vector<Head> heads_;
  std::vector<float> scales_;      // a feature, a head: what 1 means in its part of the row
  std::vector<std::int8_t> rows_;  // a feature: `stride_` weights
  std::size_t stride_ = 0;
  std::vector<std::vector<float>>
      means_;  // a head, a feature: its row's mean over the head's labels, in steps of the row
};

}  // namespace serap::classifier
