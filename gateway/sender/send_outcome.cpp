// A part of the send loop: what an entry becomes when it comes in, and what an answer means for it.
#include "gateway/sender/backoff.hpp"
#include "gateway/sender/joined.hpp"
#include "gateway/sender/send_loop.hpp"
#include "gateway/sender/window.hpp"
#include "services/process/journal.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::sender {
namespace {

using platform::Manner;
using platform::Verdict;

// A part that may have been said so often is not said once more.
constexpr int kMostUnheard = 5;
// How staff see that a message is held: failed, with WhatsApp's code for it on every channel.
constexpr int kHeld = 131047;

std::string payload_of(const redis::Entry& entry) {
  return entry.fields.empty() ? std::string() : entry.fields.front().second;
}

Inbound window_closed(const Outbound& outbound, Time now) {
  Inbound event;
  event.id = EventId{"window|" + outbound.id.value};
  event.address = outbound.to;
  event.at = event.received = now;
  event.what = WindowClosed{outbound.id, outbound.ticket, outbound.text, outbound.media};
  return event;
}

}  // namespace

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
  const std::vector<Manner> manners = manners_at(item.outbound, clock_());
  item.manner = manners.empty() ? Manner::kFree : manners.front();
  item.parts = platform::requests_of(item.outbound, item.manner);

  std::map<std::string, Progress>& left = left_[read.partition];
  if (const auto begun = left.find(item.outbound.id.value); begun != left.end()) {
    const Progress progress = begun->second;
    left.erase(begun);
    if (progress.state == Progress::State::kJoined) {
      if (rejoin(item, progress)) return;
    } else {
      item.in_doubt = progress.state == Progress::State::kSending;
      item.part = static_cast<std::size_t>(progress.part) + (item.in_doubt ? 0 : 1);
    }
  }
  if (item.parts.empty()) {
    record_failure(item, 0, "there is nothing to say");
  } else if (item.part < item.parts.size()) {
    queue_.add(std::move(item));
  } else {
    leave(item);
  }
}

// It went along in another message of an earlier owner, whose fate is still open: it shares it. If
// the other is gone already, it goes by itself: said twice at worst, never lost.
bool SendLoop::rejoin(Item& item, const Progress& begun) {
  Item* const head = queue_.head_with(item.outbound.lane, item.outbound.to, begun.platform_id);
  if (!head || !head->in_doubt) {
    item.again = true;
    return false;
  }
  head->joined.push_back({std::move(item.entry), std::move(item.outbound)});
  head->parts = platform::requests_of(whole_of(*head), head->manner);
  return true;
}

void SendLoop::hear() {
  std::vector<Heard> heard;
  {
    const std::lock_guard lock(answers_->mutex);
    std::swap(heard, answers_->heard);
  }
  const Moment now = std::chrono::steady_clock::now();
  for (const Heard& one : heard) {
    const auto call = calls_.find(one.call);
    if (call == calls_.end())
      continue;  // its partition was lost meanwhile: the new owner looks into it
    Item& item = *call->second.item;
    calls_.erase(call);
    if (!one.media_id.empty()) {
      item.media_id = one.media_id;
      queue_.again(item, now);
      continue;
    }
    const TenantId tenant = item.outbound.to.tenant;
    conclude(item, one.told);
    if (one.told.usage) board_.used(tenant, *one.told.usage, now);
  }
}

void SendLoop::conclude(Item& item, const GraphClient::Told& told) {
  if (told.rule.alarm) board_.alarm(item.outbound.to.tenant, told);
  switch (told.rule.verdict) {
    case Verdict::kAccepted:
      return taken(item, told.answer.message_id, false);
    case Verdict::kNeedsTemplate:
      return next_manner(item, told);
    case Verdict::kPermanent:
      return give_up(item, told.answer.code,
                     told.rule.why.empty() ? told.answer.title : told.rule.why);
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
  board_.accepted(item.outbound.to.tenant, item.again);
  // Of what a status told tickets has it already, but not of what joined it.
  if (!told_by_status || !item.joined.empty())
    tell(item, DeliveryState::kAccepted, platform_id, 0, {});
  if (item.part + 1 >= item.parts.size()) {
    leave(item);
    return queue_.finish(item);
  }
  settlement_of(item.partition)
      .progress.emplace_back(item.outbound.id, Progress{Progress::State::kTaken,
                                                        static_cast<int>(item.part), platform_id});
  ++item.part;
  item.tries = 0;
  item.media_id.clear();
  item.again = item.in_doubt = false;
  queue_.again(item, std::chrono::steady_clock::now());
}

void SendLoop::try_again(Item& item, const GraphClient::Told& told) {
  const Moment now = std::chrono::steady_clock::now();
  const Verdict verdict = told.rule.verdict;
  ++item.tries;
  const bool whole_channel = verdict == Verdict::kRetryChannel || verdict == Verdict::kPauseChannel;
  if (!whole_channel && told.reached && item.tries >= told.rule.most_tries) {
    return give_up(item, told.answer.code,
                   told.rule.why.empty() ? told.answer.title : told.rule.why);
  }
  unmark(item);
  if (whole_channel) return queue_.again(item, board_.silence(item.outbound.to.tenant, told, now));
  if (!told.reached) {  // nobody's message gets through: one of them probes, not all
    GraphClient::Told away = told;
    away.rule.verdict = Verdict::kRetryChannel;
    return queue_.again(item, board_.silence(item.outbound.to.tenant, away, now));
  }
  queue_.again(item, now + pause_after(verdict, item.tries, board_.jitter()));
}

// The platform counts the window differently than we do: the next way, if there is one.
void SendLoop::next_manner(Item& item, const GraphClient::Told& told) {
  ++item.refused_manners;
  if (item.refused_manners >= manners_at(item.outbound, clock_()).size())
    return park(item, told.answer.code);
  unmark(item);
  queue_.again(item, std::chrono::steady_clock::now());
}

// It waits at the bot until the citizen writes again or a template is chosen.
void SendLoop::park(Item& item, int code) {
  Settlement& settlement = settlement_of(item.partition);
  journal::info("held, the window is closed outbound={} part={} code={}", item.outbound.id.value,
                item.part, code);
  const auto hold = [&](const Outbound& outbound) {
    // The call to come back is made once: it is neither held nor shown later.
    if (outbound.template_.name.empty())
      settlement.events.push_back(redis::encode(window_closed(outbound, clock_())));
  };
  hold(item.outbound);
  for (const Entry& next : item.joined) hold(next.outbound);
  tell(item, DeliveryState::kFailed, {}, kHeld, "the window is closed");
  leave(item);
  board_.held(item.outbound.to.tenant);
  queue_.finish(item);
}

void SendLoop::give_up(Item& item, int code, const std::string& why) {
  record_failure(item, code, why);
  queue_.finish(item);
}

void SendLoop::record_failure(const Item& item, int code, const std::string& why) {
  journal::warning("given up, kept in dead outbound={} part={} code={} reason={}",
                   item.outbound.id.value, item.part, code, why);
  tell(item, DeliveryState::kFailed, {}, code, why);
  Settlement& settlement = settlement_of(item.partition);
  const std::string reason =
      "not sent: " + why + (code == 0 ? "" : " (" + std::to_string(code) + ")");
  settlement.dead.push_back({redis::encode(item.outbound), reason});
  for (const Entry& next : item.joined)
    settlement.dead.push_back({redis::encode(next.outbound), reason});
  leave(item);
  board_.gave_up(item.outbound.to.tenant);
}

}  // namespace serap::sender
