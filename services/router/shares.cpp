#include "services/router/shares.hpp"

#include <algorithm>

namespace serap::router {
namespace {

constexpr double kAlone = 0.95;  // where no other level has a part in the topic

}  // namespace

void share(std::vector<Candidate>& candidates, double p) {
  if (candidates.empty()) return;
  candidates.front().p = candidates.size() == 1 ? std::max(p, kAlone) : p;
  double part = 1;
  double parts = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i, part /= 2) {
    candidates[i].p = part;
    parts += part;
  }
  for (std::size_t i = 1; i < candidates.size(); ++i) candidates[i].p *= (1 - p) / parts;
}

void leave_out(std::vector<Candidate>& candidates, std::span<const AgencyCode> refused) {
  double left_out = 0;
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const bool out = std::find(refused.begin(), refused.end(), candidate.agency) != refused.end();
    if (out) left_out += candidate.p;
    return out;
  });
  if (left_out == 0) return;
  for (Candidate& candidate : candidates) {
    candidate.p = std::min(kAlone, candidate.p / std::max(1 - left_out, candidate.p));
  }
}

std::vector<double> shares_by_rank(std::size_t count) {
  std::vector<double> shares;
  double sum = 0;
  for (std::size_t i = 1; i <= count; ++i) {
    shares.push_back(1.0 / static_cast<double>(i));
    sum += shares.back();
  }
  for (double& share : shares) share /= sum;
  return shares;
}

}  // namespace serap::router
