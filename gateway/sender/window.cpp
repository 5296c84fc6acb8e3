#include "gateway/sender/window.hpp"

namespace serap::sender {
namespace {

using platform::Manner;
using namespace std::chrono_literals;

constexpr auto kMargin = 1min;  // the platform's clock is not ours, and a call takes time
constexpr auto kWindow = 24h - kMargin;
constexpr auto kHumanAgentWindow = 7 * 24h - kMargin;

}  // namespace

std::vector<Manner> manners_at(const Outbound& outbound, Time now) {
  const auto silent = now - outbound.last_inbound;
  const Channel channel = outbound.to.channel;
  std::vector<Manner> manners;
  if (silent <= kWindow) manners.push_back(Manner::kFree);
  if (channel != Channel::kWhatsapp && outbound.from_person && silent <= kHumanAgentWindow)
    manners.push_back(Manner::kHumanAgent);
  if (channel != Channel::kInstagram && !outbound.template_.name.empty())
    manners.push_back(Manner::kTemplate);
  return manners;
}

}  // namespace serap::sender
