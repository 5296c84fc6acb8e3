#include "services/tickets/relay.hpp"

#include <set>

#include "services/process/journal.hpp"
#include "services/tickets/events.hpp"

namespace serap::tickets {
namespace {

constexpr int kFailuresInARow = 3;  // then the log is away: the next round tries again
constexpr std::chrono::milliseconds kPoll{1000};

TicketId ticket_of(const Inbound& inbound) {
  if (const auto* replied = std::get_if<StaffReplied>(&inbound.what)) return replied->ticket.id;
  return std::get<StatusChanged>(inbound.what).ticket.id;
}

}  // namespace

Relay::Relay(Store& store, EventSink sink, Clock clock)
    : store_(store), sink_(std::move(sink)), clock_(std::move(clock)) {}

Result<Relay::Round> Relay::relay_once() {
  auto waiting = store_.read<std::vector<Relayable>>(
      [](Database& db) -> Result<std::vector<Relayable>> { return to_relay(db, kMostAtOnce); });
  if (!waiting) return waiting.error();
  Round round;
  round.more = waiting->size() == kMostAtOnce;
  std::set<TicketId> held;  // an event of theirs could not go: what is behind it waits
  std::vector<std::int64_t> sent;
  int in_a_row = 0;
  for (Relayable& one : *waiting) {
    const TicketId ticket = ticket_of(one.inbound);
    if (held.contains(ticket)) continue;
    one.inbound.received = clock_();
    const auto appended = sink_(one.partition, one.inbound);
    if (appended) {
      sent.push_back(one.row);
      in_a_row = 0;
      continue;
    }
    journal::warning("what=relay_failed event={} next=retry why=\"{}\"", one.inbound.id.value,
                     appended.error().message);
    held.insert(ticket);
    round.failed += 1;
    if (++in_a_row == kFailuresInARow) break;
  }
  if (sent.empty()) return round;
  const auto marked = store_.write<int>([&](Database& db) -> Result<int> {
    mark_relayed(db, sent, clock_());
    return 0;
  });
  if (!marked) return marked.error();
  round.relayed = static_cast<int>(sent.size());
  return round;
}

void Bell::ring() {
  {
    const std::lock_guard lock{mutex_};
    ringing_ = true;
  }
  rung_.notify_one();
}

void Bell::wait(const std::stop_token& stop, std::chrono::milliseconds at_most) {
  std::unique_lock lock{mutex_};
  rung_.wait_for(lock, stop, at_most, [this] { return ringing_; });
  ringing_ = false;
}

RelayThread::RelayThread(Relay& relay, Bell& bell, process::Metrics& metrics)
    : relayed_(metrics.counter("serap_tickets_events_relayed_total",
                               "Events of staff's side in the conversations' log")),
      failed_(metrics.counter("serap_tickets_relay_failures_total",
                              "Appends that failed and will be tried again")),
      thread_([this, &relay, &bell](const std::stop_token& stop) {
        relay_until_stopped(relay, bell, stop);
      }) {}

void RelayThread::relay_until_stopped(Relay& relay, Bell& bell, const std::stop_token& stop) const {
  while (!stop.stop_requested()) {
    const auto round = relay.relay_once();
    if (!round)
      journal::warning("what=relay_round_failed next=retry why=\"{}\"", round.error().message);
    if (round) {
      relayed_.add(round->relayed);
      failed_.add(round->failed);
    }
    if (round && round->more && round->failed == 0) continue;
    bell.wait(stop, kPoll);
  }
}

}  // namespace serap::tickets
