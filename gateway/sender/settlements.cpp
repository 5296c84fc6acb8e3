// A part of the send loop: what stands in the next settling script of a partition. A message that
// others joined stands for all of them.
#include "gateway/sender/send_loop.hpp"

namespace serap::sender {

Settlement& SendLoop::settlement_of(std::uint32_t partition) {
  Settlement& settlement = unsettled_[partition];
  settlement.lease = mine_.at(partition);
  return settlement;
}

void SendLoop::leave(const Item& item) {
  Settlement& settlement = settlement_of(item.partition);
  settlement.leaves.push_back({item.outbound.lane, item.entry, item.outbound.id});
  for (const Entry& next : item.joined)
    settlement.leaves.push_back({item.outbound.lane, next.id, next.outbound.id});
}

// It surely was not sent: the mark goes, so that a crash now leaves no doubt.
void SendLoop::unmark(const Item& item) {
  Settlement& settlement = settlement_of(item.partition);
  if (item.part == 0) {
    settlement.unmark.push_back(item.outbound.id);
  } else {
    settlement.progress.emplace_back(
        item.outbound.id, Progress{Progress::State::kTaken, static_cast<int>(item.part) - 1, {}});
  }
  for (const Entry& next : item.joined) settlement.unmark.push_back(next.outbound.id);
}

void SendLoop::tell(const Item& item, DeliveryState state, const std::string& platform_id, int code,
                    const std::string& why) {
  Settlement& settlement = settlement_of(item.partition);
  const auto add = [&](const Outbound& outbound) {
    Delivery delivery;
    delivery.id = EventId{"send|" + outbound.id.value + "|" + std::to_string(item.part) + "|" +
                          std::string(name_of(state))};
    delivery.outbound = outbound.id;
    delivery.part = static_cast<int>(item.part);
    delivery.platform_id = platform_id;
    delivery.to = outbound.to;
    delivery.state = state;
    delivery.at = clock_();
    delivery.error_code = code;
    delivery.error_title = why;
    settlement.deliveries.push_back(std::move(delivery));
  };
  add(item.outbound);
  for (const Entry& next : item.joined) add(next.outbound);
}

}  // namespace serap::sender
