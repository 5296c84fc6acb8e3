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

std::vector<RankedLabel> best_sectors(std::span<const std::string> topics,
                                      std::span<const double> p, const TopicTable& table,
                                      std::size_t count) {
  std::map<std::string, double> sum;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const Topic* topic = table.find(topics[i]);
    if (topic != nullptr && !topic->sectors.empty()) sum[topic->sectors] += p[i];
  }
  std::vector<std::string> sectors;
  std::vector<double> of_sector;
  for (const auto& [sector, total] : sum) {
    sectors.push_back(sector);
    of_sector.push_back(total);
  }
  return best_labels(sectors, of_sector, count);
}

}  // namespace serap::classifier
