#pragma once
// One head's learning: its texts, and how from them come weights and how sure to be.
#include <cstdint>
#include <string>
#include <vector>

#include "services/classifier/bayes.hpp"
#include "services/classifier/linear.hpp"
#include "services/classifier/scorer.hpp"

namespace serap::classifier {

class Lesson {
 public:
  struct Settings {
    LinearSettings linear{};
    BayesSettings bayes{};
    // Our corpus and citizens differ: what kept-aside lines of the corpus allow is too sure for
    // real reports. Measured on them (README.md, "Calibration").
    double modesty = 1;
  };
  Lesson(std::string name, Settings settings);

  // The kept-aside texts are only looked at to see how sure to be.
  void add(std::vector<Weighed> text, const std::string& label, bool kept_aside);
  std::size_t texts() const { return texts_.size(); }

  // The labels in order of the alphabet: what `set_prior` is by, a value a label.
  std::vector<std::string> labels() const;

  struct Learned {
    Head head;
    LinearWeights weights;
    double right = 0;  // share of the kept-aside texts whose label it knew
  };
  // Learns from all but the kept-aside texts and finds on those how sure to be.
  Learned from_rest(std::size_t features, std::vector<float> prior) const;
  LinearWeights from_all(std::size_t features) const { return fit(features, true); }
  // As sure as from_rest says, learned from all.
  Learned learn(std::size_t features, std::vector<float> prior) const;

 private:
  LinearWeights fit(std::size_t features, bool all) const;

  std::string name_;
  Settings settings_;
  std::vector<std::vector<Weighed>> texts_;
  std::vector<std::string> label_of_text_;
  std::vector<bool> kept_aside_;
};

}  // namespace serap::classifier
