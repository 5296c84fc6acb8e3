#include "services/classifier/ranking.hpp"

#include <algorithm>
#include <numeric>

namespace serap::classifier {

std::vector<RankedLabel> best_labels(std::span<const std::string> labels, std::span<const double> p,
                                     std::size_t count) {
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  count = std::min(count, order.size());
  std::partial_sort(
      order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
      [&](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] > p[b] : a < b; });
  std::vector<RankedLabel> best;
  for (std::size_t i = 0; i < count; ++i) best.push_back({labels[order[i]], p[order[i]]});
  return best;
}

Sectors sectors_of(std::span<const std::string> topics, const TopicTable& table) {
  Sectors sectors;
  for (const std::string& id : topics) {
    const Topic* topic = table.find(id);
    if (topic == nullptr || topic->sectors.empty()) {
      sectors.of_topic.push_back(Sectors::kNone);
      continue;
    }
    const auto known = std::find(sectors.names.begin(), sectors.names.end(), topic->sectors);
    sectors.of_topic.push_back(static_cast<std::size_t>(known - sectors.names.begin()));
    if (known == sectors.names.end()) sectors.names.push_back(topic->sectors);
  }
  return sectors;
}

std::vector<RankedLabel> best_sectors(const Sectors& sectors, std::span<const double> topic_p,
                                      std::size_t count) {
  std::vector<double> p(sectors.names.size());
  for (std::size_t i = 0; i < topic_p.size(); ++i) {
    if (sectors.of_topic[i] != Sectors::kNone) p[sectors.of_topic[i]] += topic_p[i];
  }
  return best_labels(sectors.names, p, count);
}

}  // namespace serap::classifier
