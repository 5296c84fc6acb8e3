#include "gateway/sender/graph_usage.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace serap::sender {
namespace {

using nlohmann::json;

void take_in(const json& counts, std::optional<Usage>& usage) {
  if (!counts.is_object()) return;
  for (const char* name : {"call_count", "total_time", "total_cputime"}) {
    const auto found = counts.find(name);
    if (found == counts.end() || !found->is_number()) continue;
    if (!usage) usage = Usage{};
    usage->percent = std::max(usage->percent, static_cast<int>(found->get<double>()));
  }
  const auto regain = counts.find("estimated_time_to_regain_access");
  if (regain == counts.end() || !regain->is_number_integer()) return;
  if (!usage) usage = Usage{};
  usage->regained = std::max(usage->regained, std::chrono::minutes{regain->get<int>()});
}

}  // namespace

std::optional<Usage> usage_from(std::string_view app, std::string_view business) {
  std::optional<Usage> usage;
  if (!app.empty()) take_in(json::parse(app, nullptr, false), usage);
  if (business.empty()) return usage;
  const json accounts = json::parse(business, nullptr, false);
  if (!accounts.is_object()) return usage;
  for (const json& uses : accounts) {
    if (!uses.is_array()) continue;
    for (const json& counts : uses) take_in(counts, usage);
  }
  return usage;
}

double share_left(const Usage& usage) {
  constexpr int kFrom = 75;
  if (usage.percent <= kFrom) return 1;
  return std::max(0.1, 1 - 0.9 * (usage.percent - kFrom) / (100.0 - kFrom));
}

}  // namespace serap::sender
