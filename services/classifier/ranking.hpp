#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "services/classifier/evaluate.hpp"
#include "services/classifier/topic_table.hpp"

namespace serap::classifier {

// The likeliest `count` labels, best first; equals in the order of the labels.
std::vector<RankedLabel> best_labels(std::span<const std::string> labels, std::span<const double> p,
                                     std::size_t count);

// The likeliest sectors: each gathers the probabilities of its topics. Topics without a sector give
// none.
std::vector<RankedLabel> best_sectors(std::span<const std::string> topics,
                                      std::span<const double> p, const TopicTable& table,
                                      std::size_t count);

}  // namespace serap::classifier
