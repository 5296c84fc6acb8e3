#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "services/classifier/linear.hpp"
#include "services/classifier/vocabulary.hpp"

namespace serap::classifier {

struct BayesSettings {
  double smoothing = 0.5;  // added to every count
  double share = 0;        // how much of it joins the linear weights; 0: none
};

// Adds to `weights` those of complement naive Bayes (Rennie et al. 2003, "Tackling the poor
// assumptions of naive Bayes text classifiers"): how much rarer a feature is in all other labels'
// texts than everywhere. It knows less than liblinear but fits nothing to a corpus' chance, so it
// helps where reports differ from the corpus.
void add_complement_bayes(std::span<const std::vector<Weighed>> texts,
                          std::span<const std::uint32_t> label_of_text, std::size_t features,
                          const BayesSettings& settings, LinearWeights& weights);

}  // namespace serap::classifier
