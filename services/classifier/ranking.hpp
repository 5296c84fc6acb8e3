#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

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

// Which sector each topic of a head counts for.
struct Sectors {
  static constexpr std::size_t kNone = SIZE_MAX;
  std::vector<std::string> names;     // "a|b": either is meant
  std::vector<std::size_t> of_topic;  // index in `names`, or kNone
};
Sectors sectors_of(std::span<const std::string> topics, const TopicTable& table);

// The likeliest sectors: each gathers the probabilities of its topics.
std::vector<RankedLabel> best_sectors(const Sectors& sectors, std::span<const double> topic_p,
                                      std::size_t count);

}  // namespace serap::classifier
