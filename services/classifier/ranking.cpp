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

void read_by(const Trust& trust, std::vector<RankedLabel>& ranked) {
  if (ranked.empty()) return;
  const double before = ranked.front().p;
  ranked.front().p = trust.of(before);
  const double rest = before < 1 ? (1 - ranked.front().p) / (1 - before) : 1;
  for (std::size_t i = 1; i < ranked.size(); ++i)
    ranked[i].p = std::min(ranked[i].p * rest, ranked[i - 1].p);
}

namespace {

constexpr double kNearlyAll = 0.8;

std::size_t index_of(std::vector<std::string>& names, std::string_view name) {
  const auto known = std::find(names.begin(), names.end(), name);
  if (known != names.end()) return static_cast<std::size_t>(known - names.begin());
  names.emplace_back(name);
  return names.size() - 1;
}

}  // namespace

Sectors sectors_of(std::span<const std::string> topics, const TopicTable& table) {
  Sectors sectors;
  for (const std::string& id : topics) {
    auto& of_topic = sectors.of_topic.emplace_back();
    const Topic* topic = table.find(id);
    std::string_view left = topic == nullptr ? std::string_view{} : topic->sectors;
    while (!left.empty()) {
      const std::size_t bar = std::min(left.find('|'), left.size());
      of_topic.push_back(index_of(sectors.names, left.substr(0, bar)));
      left.remove_prefix(std::min(bar + 1, left.size()));
    }
  }
  return sectors;
}

std::vector<RankedLabel> best_sectors(const Sectors& sectors, std::span<const double> topic_p,
                                      std::size_t count) {
  std::vector<double> called(sectors.names.size()), spoken_for(sectors.names.size());
  for (std::size_t i = 0; i < topic_p.size(); ++i) {
    const auto& of_topic = sectors.of_topic[i];
    if (!of_topic.empty()) called[of_topic.front()] += topic_p[i];
    for (std::size_t sector : of_topic) spoken_for[sector] += topic_p[i];
  }
  if (called.empty()) return {};
  const auto most = std::max_element(spoken_for.begin(), spoken_for.end());
  auto first = static_cast<std::size_t>(most - spoken_for.begin());
  // Nearly all of it may come from one topic that is called by another name.
  for (std::size_t i = 0; i < topic_p.size(); ++i) {
    const auto& of_topic = sectors.of_topic[i];
    const bool speaks = std::find(of_topic.begin(), of_topic.end(), first) != of_topic.end();
    if (speaks && topic_p[i] > kNearlyAll * *most) first = of_topic.front();
  }
  called[first] = std::max(called[first], *most);
  return best_labels(sectors.names, called, count);
}

void allow_for_other_words(std::vector<RankedLabel>& sectors) {
  // Measured on three cities' reports, which are no part of the project: README.md, "Calibration".
  constexpr double kEvenIfUnsure = 0.30;
  constexpr double kOfWhatItSays = 0.57;
  for (RankedLabel& sector : sectors) sector.p *= kOfWhatItSays;
  if (!sectors.empty()) sectors.front().p += kEvenIfUnsure;
}

}  // namespace serap::classifier
