// The other half of the send loop: what an entry becomes when it comes in, and what an answer means
// for it.
#include "gateway/platform/whatsapp_send.hpp"
#include "gateway/sender/backoff.hpp"
#include "gateway/sender/send_loop.hpp"
#include "services/process/journal.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::sender {
namespace {

using platform::Verdict;

// A part that may have been said so often is not said once more.
constexpr int kMostUnheard = 5;

std::string payload_of(const redis::Entry& entry) {
  return entry.fields.empty() ? std::string() : entry.fields.front().second;
}

}  // namespace

Settlement& SendLoop::settlement_of(std::uint32_t partition) {
  Settlement& settlement = unsettled_[partition];
  settlement.lease = mine_.at(partition);
  return settlement;
}

Delivery SendLoop::delivery_of(const Item& item, DeliveryState state) const {
  Delivery delivery;
  delivery.id = EventId{"send|" + item.outbound.id.value + "|" + std::to_string(item.part) + "|" +
                        std::string(name_of(state))};
  delivery.outbound = item.outbound.id;
  delivery.part = static_cast<int>(item.part);
  delivery.to = item.outbound.to;
  delivery.state = state;
  delivery.at = clock_();
  return delivery;
}

void SendLoop::take_in(const OutboxReader::Read& read) {
  Result<Outbound> outbound =
      redis::decode_outbound({read.entry.fields.begin(), read.entry.fields.end()});
  if (!outbound) {
    journal::error("unreadable entry goes to dead partition={} entry={}", read.partition,
                   read.entry.id);
    Settlement& settlement = settlement_of(read.partition);
    settlement.dead.push_back({payload_of(read.entry), outbound.error().message});
    settlement.leaves.push_back({read.lane, read.entry.id, {}});
    return;
  }
  Item item;
  item.partition = read.partition;
  item.entry = read.entry.id;
  item.outbound = std::move(*outbound);
  item.outbound.lane = read.lane;  // where it stands decides
  const bool speaks = item.outbound.to.channel == Channel::kWhatsapp;
  if (speaks) item.parts = platform::whatsapp_requests(item.outbound);

  std::map<std::string, Progress>& left = left_[read.partition];
  const auto begun = left.find(item.outbound.id.value);
  if (begun != left.end()) {
    item.in_doubt = begun->second.state == Progress::State::kSending;
    item.part = static_cast<std::size_t>(begun->second.part) + (item.in_doubt ? 0 : 1);
    left.erase(begun);
  }
  if (item.part < item.parts.size()) {
    queue_.add(std::move(item));
  } else if (!item.parts.empty()) {
    settlement_of(item.partition)
        .leaves.push_back({item.outbound.lane, item.entry, item.outbound.id});
  } else {
    record_failure(item, 0,
                   speaks ? "there is nothing to say" : "this build does not send on that channel");
  }
}

void SendLoop::hear() {
  std::vector<Heard> heard;
  {
    const std::lock_guard lock(answers_->mutex);
    std::swap(heard, answers_->heard);
  }
  for (const Heard& one : heard) {
    const auto call = calls_.find(one.call);
    if (call == calls_.end())
      continue;  // its partition was lost meanwhile: the new owner looks into it
    Item& item = *call->second.item;
    calls_.erase(call);
    conclude(item, one.told);
  }
}

void SendLoop::conclude(Item& item, const GraphClient::Told& told) {
  const platform::GraphAnswer& answer = told.answer;
  switch (answer.verdict) {
    case Verdict::kAccepted:
      return taken(item, answer.message_id, false);
    case Verdict::kNeedsTemplate:
      return give_up(item, answer.code, "the 24-hour window is closed");
    case Verdict::kPermanent:
      return give_up(item, answer.code, answer.title);
    case Verdict::kUnheard:
      journal::warning("answer not heard, waiting for its status outbound={} part={}",
                       item.outbound.id.value, item.part);
      if (++item.tries >= kMostUnheard)
        return give_up(item, 0, "neither an answer nor a status came");
      item.in_doubt = true;
      item.waited = {};
      doubts_.push_back(&item);
      return;
    case Verdict::kRetry:
    case Verdict::kRetryPair:
    case Verdict::kRetryChannel:
    case Verdict::kPauseChannel:
      return try_again(item, told);
  }
}

void SendLoop::taken(Item& item, const std::string& platform_id, bool told_by_status) {
  Settlement& settlement = settlement_of(item.partition);
  board_.accepted(item.outbound.to.tenant, item.again);
  if (!told_by_status) {  // else tickets has the status itself
    Delivery delivery = delivery_of(item, DeliveryState::kAccepted);
    delivery.platform_id = platform_id;
    settlement.deliveries.push_back(std::move(delivery));
  }
  if (item.part + 1 >= item.parts.size()) {
    settlement.leaves.push_back({item.outbound.lane, item.entry, item.outbound.id});
    return queue_.finish(item);
  }
  settlement.progress.emplace_back(
      item.outbound.id,
      Progress{Progress::State::kTaken, static_cast<int>(item.part), platform_id});
  ++item.part;
  item.tries = 0;
  item.again = item.in_doubt = false;
  queue_.again(item, std::chrono::steady_clock::now());
}

// It surely was not sent: the mark goes, so that a crash now leaves no doubt.
void SendLoop::try_again(Item& item, const GraphClient::Told& told) {
  const Moment now = std::chrono::steady_clock::now();
  const Verdict verdict = told.answer.verdict;
  ++item.tries;
  if (verdict == Verdict::kRetry && told.answer.code != 0 && item.tries >= kMostTries) {
    return give_up(item, told.answer.code, told.answer.title);
  }
  Settlement& settlement = settlement_of(item.partition);
  if (item.part == 0) {
    settlement.unmark.push_back(item.outbound.id);
  } else {
    settlement.progress.emplace_back(
        item.outbound.id, Progress{Progress::State::kTaken, static_cast<int>(item.part) - 1, {}});
  }
  if (verdict == Verdict::kRetryChannel || verdict == Verdict::kPauseChannel) {
    return queue_.again(item, board_.silence(item.outbound.to.tenant, told.answer, now));
  }
  if (!told.reached) {  // nobody's message gets through: one of them probes, not all
    platform::GraphAnswer away = told.answer;
    away.verdict = Verdict::kRetryChannel;
    return queue_.again(item, board_.silence(item.outbound.to.tenant, away, now));
  }
  queue_.again(item, now + pause_after(verdict, item.tries, board_.jitter()));
}

void SendLoop::give_up(Item& item, int code, const std::string& why) {
  record_failure(item, code, why);
  queue_.finish(item);
}

void SendLoop::record_failure(const Item& item, int code, const std::string& why) {
  journal::warning("given up, kept in dead outbound={} part={} code={} reason={}",
                   item.outbound.id.value, item.part, code, why);
  Settlement& settlement = settlement_of(item.partition);
  Delivery delivery = delivery_of(item, DeliveryState::kFailed);
  delivery.error_code = code;
  delivery.error_title = why;
  settlement.deliveries.push_back(std::move(delivery));
  const std::string number = code == 0 ? "" : " (" + std::to_string(code) + ")";
  settlement.dead.push_back({redis::encode(item.outbound), "not sent: " + why + number});
  settlement.leaves.push_back({item.outbound.lane, item.entry, item.outbound.id});
  board_.gave_up(item.outbound.to.tenant);
}

}  // namespace serap::sender
