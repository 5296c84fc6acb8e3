#include "services/classifier/knowledge.hpp"

#include <algorithm>
#include <numeric>

namespace serap::classifier {

std::vector<Occurrence> features_with_knowledge(std::string_view text, std::span<const Word> words,
                                                const Scorer& shipped) {
  constexpr std::size_t kTopics = 3;
  std::vector<Occurrence> found = features_of(text, words);
  const Head* head = shipped.head("topic");
  if (head == nullptr) return found;
  const auto decisions = shipped.decisions(shipped.vocabulary().weigh(found));
  const float* of = decisions.data() + head->first;
  std::vector<std::size_t> best(head->labels.size());
  std::iota(best.begin(), best.end(), std::size_t{0});
  const std::size_t top = std::min(kTopics, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(top), best.end(),
                    [&](std::size_t a, std::size_t b) { return of[a] > of[b]; });
  for (std::size_t rank = 0; rank < top; ++rank) {
    const std::string& label = head->labels[best[rank]];
    found.push_back({key_of_knowledge(label), 0, Family::kKnowledge});
    if (rank == 0) found.push_back({key_of_knowledge("1 " + label), 0, Family::kKnowledge});
  }
  return found;
}

}  // namespace serap::classifier
