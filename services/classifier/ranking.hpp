#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "services/classifier/calibrate.hpp"
#include "services/classifier/topic_table.hpp"

namespace serap::classifier {

struct RankedLabel {
  std::string label;
  double p = 0;
  bool operator==(const RankedLabel&) const = default;
};

// The likeliest `count` labels, best first; equals in the order of the labels.
std::vector<RankedLabel> best_labels(std::span<const std::string> labels, std::span<const double> p,
                                     std::size_t count);

// Reads the first answer's probability by `trust` and shares out the rest among the others; the
// order stays.
void read_by(const Trust& trust, std::vector<RankedLabel>& ranked);

// Which sector each topic of a head counts for.
struct Sectors {
  std::vector<std::string> names;
  // A topic: indices in `names`, the one that it is called by first; none for a topic without.
  std::vector<std::vector<std::size_t>> of_topic;
};
Sectors sectors_of(std::span<const std::string> topics, const TopicTable& table);

// The likeliest sectors. The first is the one that most of the probability speaks for: street
// lights speak for road works too, but are called street lights.
std::vector<RankedLabel> best_sectors(const Sectors& sectors, std::span<const double> topic_p,
                                      std::size_t count);

// Citizens use other words than our corpus: what the model is sure of is right less often there,
// what it hardly dares to say more often. Moves the probabilities to what real reports showed; the
// order stays.
void allow_for_other_words(std::vector<RankedLabel>& sectors);

}  // namespace serap::classifier
