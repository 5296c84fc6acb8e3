// A part of the send loop: whose turn it is, in which way it may go, marks and calls.
#include <algorithm>

#include "gateway/sender/joined.hpp"
#include "gateway/sender/send_loop.hpp"
#include "gateway/sender/window.hpp"

namespace serap::sender {

using platform::Manner;

bool SendLoop::lease_outlasts_call(Moment now) const {
  return now + graph_.deadline() < ownership_.sure_until();
}

std::size_t SendLoop::rate_of(const TenantId& tenant) const {
  const auto access = graph_.access().find(tenant);
  const bool page = access != graph_.access().end() && access->second.channel != Channel::kWhatsapp;
  return board_.rate(tenant, page ? settings_.page_per_second : settings_.per_second);
}

Result<void> SendLoop::send(Moment now) {
  if (!lease_outlasts_call(now)) return {};
  std::vector<Item*> items;
  Result<void> all_granted;
  for (const TenantId& tenant : queue_.tenants()) {
    const std::size_t room =
        settings_.most_in_flight - std::min(settings_.most_in_flight, calls_.size() + items.size());
    const std::size_t may_start = board_.may_start(tenant, room, now);
    const std::size_t ready = queue_.ready(tenant, now);
    const std::size_t wanted = std::min(may_start, ready);
    if (wanted == 0) continue;
    const std::size_t rate = rate_of(tenant);
    const Result<std::size_t> granted = rate_.take(tenant, wanted, rate);
    if (!granted) {  // what was taken for others goes on all the same: it is out of the queue
      all_granted = granted.error();
      break;
    }
    const bool crowded = ready > rate;  // more than a second's worth of citizens wait
    for (Item* item : queue_.take(tenant, *granted, now)) {
      if (item->in_doubt) {
        doubts_.push_back(item);
      } else if (may_go(*item, crowded, now)) {
        items.push_back(item);
      }
    }
  }
  Result<void> started = start(std::move(items));
  return started ? all_granted : started;
}

// False: it went somewhere else. A closed window, the citizen's own pace.
bool SendLoop::may_go(Item& item, bool crowded, Moment now) {
  if (!fit(item)) return false;
  const bool strained = pairs_.strained(item.outbound.to, now);
  if (const std::optional<Moment> due = pairs_.take(item.outbound.to, now)) {
    queue_.again(item, *due);
    return false;
  }
  if (!crowded && !strained) return true;
  bool grew = false;
  for (const Item* next = queue_.behind(item); next && may_join(item, *next, item.manner);
       next = queue_.behind(item)) {
    queue_.join(item);
    grew = true;
  }
  if (grew) item.parts = platform::requests_of(whole_of(item), item.manner);
  return true;
}

// Its calls in the best way that is open now. What began in one way and would have to go on as a
// template waits for the citizen: a template says the whole again.
bool SendLoop::fit(Item& item) {
  const std::vector<Manner> manners = manners_at(item.outbound, clock_());
  if (item.refused_manners >= manners.size()) {
    park(item, 0);
    return false;
  }
  const Manner manner = manners[item.refused_manners];
  if (manner != item.manner) {
    if (item.part > 0 && manner == Manner::kTemplate) {
      park(item, 0);
      return false;
    }
    item.manner = manner;
    item.parts = platform::requests_of(whole_of(item), manner);
    item.part = std::min(item.part, item.parts.size());
  }
  if (item.part < item.parts.size()) return true;
  give_up(item, 0, "there is nothing to say in the way that is open");
  return false;
}

// Marks them all, then calls: what has no mark was not called. Pictures go to the platform first,
// which is no message: nothing is marked for that.
Result<void> SendLoop::start(std::vector<Item*> items) {
  std::erase_if(items, [&](Item* item) {
    if (!item->parts[item->part].media || !item->media_id.empty()) return false;
    upload(*item);
    return true;
  });
  if (items.empty()) return {};
  const Result<bool> marked = mark(items);
  if (!marked || !*marked) {
    const Moment now = std::chrono::steady_clock::now();
    for (Item* item : items) queue_.again(*item, now);
    return marked ? Result<void>{} : Result<void>{marked.error()};
  }
  for (Item* item : items) {
    if (settings_.read_marks && item->part == 0 && item->tries == 0) mark_read(item->outbound);
    call(*item);
  }
  return {};
}

void SendLoop::call(Item& item) {
  const std::uint64_t call = next_call_++;
  calls_[call] = {&item, item.partition};
  const auto told = [answers = answers_, call](GraphClient::Told answer) {
    const std::lock_guard lock(answers->mutex);
    answers->heard.push_back({call, std::move(answer), {}});
    answers->came.notify_one();
  };
  const platform::GraphRequest& request = item.parts[item.part];
  if (item.media_id.empty())
    return graph_.send(item.outbound.to.tenant, item.outbound.lane, request, told);
  platform::GraphRequest whole = request;
  whole.body = platform::body_with(request, item.media_id);
  graph_.send(item.outbound.to.tenant, item.outbound.lane, whole, told);
}

void SendLoop::upload(Item& item) {
  const std::uint64_t call = next_call_++;
  calls_[call] = {&item, item.partition};
  uploads_.begin(
      item.outbound.to, *item.parts[item.part].media,
      [answers = answers_, call](GraphMedia::Uploaded uploaded) {
        const std::lock_guard lock(answers->mutex);
        answers->heard.push_back({call, std::move(uploaded.told), std::move(uploaded.id)});
        answers->came.notify_one();
      });
}

// Costs no token and nobody waits for its answer; lost, it is lost.
void SendLoop::mark_read(const Outbound& outbound) {
  if (!read_marks_.wanted(outbound, queue_.size())) return;
  for (const platform::GraphRequest& mark :
       platform::read_mark(outbound.to, outbound.answers, true))
    graph_.send(outbound.to.tenant, outbound.lane, mark, [](const GraphClient::Told&) {});
}

// True: all that is left in `items` is marked, and ours for the length of a call.
Result<bool> SendLoop::mark(std::vector<Item*>& items) {
  std::map<std::uint32_t, OutStore::Mark> marks;
  for (const Item* item : items) {
    OutStore::Mark& mark = marks[item->partition];
    mark.lease = mine_.at(item->partition);
    const int part = static_cast<int>(item->part);
    mark.parts.emplace_back(item->outbound.id, Progress{Progress::State::kSending, part, {}});
    for (const Entry& next : item->joined)
      mark.parts.emplace_back(next.outbound.id,
                              Progress{Progress::State::kJoined, 0, item->outbound.id.value});
  }
  std::vector<OutStore::Mark> all;
  all.reserve(marks.size());
  for (auto& [partition, mark] : marks) all.push_back(std::move(mark));
  const Result<std::vector<bool>> marked = store_.mark(all);
  if (!marked) return marked.error();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((*marked)[i]) continue;
    const std::uint32_t partition = all[i].lease.partition;
    std::erase_if(items, [&](const Item* item) { return item->partition == partition; });
    lose(partition);
  }
  return lease_outlasts_call(std::chrono::steady_clock::now());
}

}  // namespace serap::sender
