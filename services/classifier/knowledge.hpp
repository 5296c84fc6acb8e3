#pragma once
#include <span>
#include <vector>

#include "services/classifier/features.hpp"
#include "services/classifier/scorer.hpp"

namespace serap::classifier {

// A text's features and, as features more, the topics that the shipped model sees in it: an
// office's own labels are learned on top of them.
std::vector<Occurrence> features_with_knowledge(std::string_view text, std::span<const Word> words,
                                                const Scorer& shipped);

}  // namespace serap::classifier
