#include "gateway/sender/send_queue.hpp"

#include <algorithm>

namespace serap::sender {
namespace {

constexpr int kAnswerShare = 10;  // every tenth message of a number is an answer, if one waits

std::size_t index_of(Lane lane) { return static_cast<std::size_t>(lane); }

}  // namespace

Item& SendQueue::add(Item item) {
  const LineKey key{item.outbound.lane, item.outbound.to};
  ++tenants_[item.outbound.to.tenant].items;
  ++at_hand_[{item.partition, item.outbound.lane}];
  ++size_;
  Line& line = lines_[key];
  line.items.push_back(std::make_unique<Item>(std::move(item)));
  Item& added = *line.items.back();
  if (line.items.size() == 1) make_ready(key);
  return added;
}

void SendQueue::make_ready(const LineKey& key) {
  lines_[key].out = false;
  tenants_[key.second.tenant].ready[index_of(key.first)].push_back(key);
}

void SendQueue::wake(Moment now) {
  while (!waiting_.empty() && waiting_.begin()->first <= now) {
    const LineKey key = waiting_.begin()->second;
    waiting_.erase(waiting_.begin());
    make_ready(key);
  }
}

// Lines that were dropped leave their keys behind: they are passed over here.
Item* SendQueue::head_of_next(Tenant& tenant, Lane lane) {
  std::deque<LineKey>& ready = tenant.ready[index_of(lane)];
  while (!ready.empty()) {
    const auto line = lines_.find(ready.front());
    if (line != lines_.end() && !line->second.items.empty() && !line->second.out)
      return line->second.items.front().get();
    ready.pop_front();
  }
  return nullptr;
}

std::optional<Lane> SendQueue::lane_to_serve(Tenant& tenant) {
  const bool answer_waits = head_of_next(tenant, Lane::kAnswer) != nullptr;
  if (answer_waits && tenant.since_answer >= kAnswerShare - 1) return Lane::kAnswer;
  for (const Lane lane : {Lane::kAcknowledgement, Lane::kAnswer, Lane::kBroadcast}) {
    if (head_of_next(tenant, lane)) return lane;
  }
  return std::nullopt;
}

std::vector<Item*> SendQueue::take(const TenantId& id, std::size_t most, Moment now) {
  wake(now);
  std::vector<Item*> taken;
  Tenant& tenant = tenants_[id];
  while (taken.size() < most) {
    const std::optional<Lane> lane = lane_to_serve(tenant);
    if (!lane) break;
    Item* item = head_of_next(tenant, *lane);
    std::deque<LineKey>& ready = tenant.ready[index_of(*lane)];
    lines_[ready.front()].out = true;
    ready.pop_front();
    tenant.since_answer = *lane == Lane::kAnswer ? 0 : tenant.since_answer + 1;
    taken.push_back(item);
  }
  return taken;
}

void SendQueue::again(Item& item, Moment when) {
  waiting_.emplace(when, LineKey{item.outbound.lane, item.outbound.to});
}

const Item* SendQueue::behind(const Item& item) const {
  const auto line = lines_.find({item.outbound.lane, item.outbound.to});
  if (line == lines_.end() || line->second.items.size() < 2) return nullptr;
  return line->second.items[1].get();
}

void SendQueue::join(Item& item) {
  Line& line = lines_[{item.outbound.lane, item.outbound.to}];
  Item& next = *line.items[1];
  forget(next);
  item.joined.push_back({std::move(next.entry), std::move(next.outbound)});
  line.items.erase(line.items.begin() + 1);
}

Item* SendQueue::head_with(Lane lane, const Address& to, std::string_view id) {
  const auto line = lines_.find({lane, to});
  if (line == lines_.end() || line->second.items.empty()) return nullptr;
  Item& head = *line->second.items.front();
  return head.outbound.id.value == id ? &head : nullptr;
}

void SendQueue::forget(const Item& item) {
  --tenants_[item.outbound.to.tenant].items;
  --at_hand_[{item.partition, item.outbound.lane}];
  --size_;
}

void SendQueue::finish(Item& item) {
  const LineKey key{item.outbound.lane, item.outbound.to};
  forget(item);
  Line& line = lines_[key];
  line.items.pop_front();
  if (line.items.empty()) {
    lines_.erase(key);
  } else {
    make_ready(key);
  }
}

void SendQueue::drop(std::uint32_t partition) {
  for (auto line = lines_.begin(); line != lines_.end();) {
    std::deque<std::unique_ptr<Item>>& items = line->second.items;
    const bool head_goes = items.front()->partition == partition;
    const auto gone = std::stable_partition(
        items.begin(), items.end(),
        [&](const std::unique_ptr<Item>& item) { return item->partition != partition; });
    std::for_each(gone, items.end(), [&](const std::unique_ptr<Item>& item) { forget(*item); });
    items.erase(gone, items.end());
    const LineKey key = line->first;
    if (head_goes)
      std::erase_if(waiting_, [&](const auto& waiting) { return waiting.second == key; });
    const bool was_out = line->second.out;
    if (items.empty()) {
      std::erase(tenants_[key.second.tenant].ready[index_of(key.first)], key);
      line = lines_.erase(line);
      continue;
    }
    ++line;
    if (head_goes && was_out) make_ready(key);
  }
}

std::size_t SendQueue::waiting(const TenantId& tenant) const {
  const auto found = tenants_.find(tenant);
  return found == tenants_.end() ? 0 : found->second.items;
}

std::size_t SendQueue::at_hand(std::uint32_t partition, Lane lane) const {
  const auto found = at_hand_.find({partition, lane});
  return found == at_hand_.end() ? 0 : found->second;
}

std::size_t SendQueue::ready(const TenantId& id, Moment now) {
  wake(now);
  const Tenant& tenant = tenants_[id];
  return tenant.ready[0].size() + tenant.ready[1].size() + tenant.ready[2].size();
}

std::optional<Moment> SendQueue::next_due() const {
  if (waiting_.empty()) return std::nullopt;
  return waiting_.begin()->first;
}

std::vector<TenantId> SendQueue::tenants() const {
  std::vector<TenantId> ids;
  for (const auto& [id, tenant] : tenants_) {
    if (tenant.items > 0) ids.push_back(id);
  }
  return ids;
}

}  // namespace serap::sender
