#include "gateway/sender/pair_rate.hpp"

#include <algorithm>

namespace serap::sender {
namespace {

constexpr std::chrono::seconds kInterval{6};
constexpr int kBurst = 45;

}  // namespace

std::optional<Moment> PairRate::take(const Address& to, Moment now) {
  if (to.channel != Channel::kWhatsapp) return std::nullopt;
  Moment& paid = paid_until_.try_emplace(to, now).first->second;
  paid = std::max(paid, now);
  const Moment earliest = paid - kInterval * (kBurst - 1);
  if (earliest > now) return earliest;
  paid += kInterval;
  return std::nullopt;
}

bool PairRate::strained(const Address& to, Moment now) const {
  const auto found = paid_until_.find(to);
  return found != paid_until_.end() && found->second - now > kInterval * kBurst / 2;
}

void PairRate::forget_idle(Moment now) {
  std::erase_if(paid_until_, [&](const auto& one) { return one.second <= now; });
}

}  // namespace serap::sender
