#include "gateway/sender/channel_board.hpp"

#include "gateway/sender/backoff.hpp"
#include "services/process/journal.hpp"

namespace serap::sender {

ChannelBoard::ChannelBoard(const std::vector<process::Tenant>& tenants, process::Metrics& metrics)
    : metrics_(metrics) {
  for (const process::Tenant& tenant : tenants) {
    Row& row = row_of(tenant.id);
    row.state.channel = tenant.channel;
    row.state.name = tenant.name;
  }
}

ChannelBoard::Row& ChannelBoard::row_of(const TenantId& tenant) {
  const auto found = rows_.find(tenant);
  if (found != rows_.end()) return found->second;
  Row& row = rows_[tenant];
  row.state.tenant = tenant;
  const process::Labels labels{{"tenant", tenant.value}};
  row.sent = metrics_.counter("serap_sender_sent_total", "Messages the platform accepted", labels);
  row.repeated = metrics_.counter("serap_sender_repeated_total",
                                  "Messages said again after an unheard answer", labels);
  row.failed = metrics_.counter("serap_sender_failed_total", "Messages given up", labels);
  row.waiting =
      metrics_.gauge("serap_sender_waiting", "Messages at hand that are not sent yet", labels);
  row.paused =
      metrics_.gauge("serap_sender_paused", "1 while nothing is sent on this channel", labels);
  return row;
}

std::size_t ChannelBoard::may_start(const TenantId& tenant, std::size_t most, Moment now) const {
  const std::lock_guard lock(mutex_);
  const auto row = rows_.find(tenant);
  if (row == rows_.end() || row->second.failures == 0) return most;
  if (row->second.silent_until > now) return 0;
  return most == 0 ? 0 : 1;  // one message finds out whether it is over
}

void ChannelBoard::accepted(const TenantId& tenant, bool repeated) {
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  ++row.state.sent;
  row.sent.add();
  if (repeated) {
    ++row.state.repeated;
    row.repeated.add();
  }
  if (!row.state.paused.empty()) journal::info("channel sends again tenant={}", tenant.value);
  row.state.paused.clear();
  row.paused.set(0);
  row.failures = 0;
}

Moment ChannelBoard::silence(const TenantId& tenant, const platform::GraphAnswer& answer,
                             Moment now) {
  const double random = jitter();
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  // Calls that were under way together fail together: they count once.
  if (row.silent_until > now) return row.silent_until;
  const std::chrono::milliseconds pause = pause_after(answer.verdict, ++row.failures, random);
  row.silent_until = now + pause;
  if (answer.verdict == platform::Verdict::kPauseChannel) {
    row.state.paused = answer.code == 0 ? answer.title : "error " + std::to_string(answer.code);
    row.paused.set(1);
    journal::error("channel paused tenant={} code={} trace={} probe_in_ms={}", tenant.value,
                   answer.code, answer.trace, pause.count());
  } else {
    journal::warning("channel slowed tenant={} code={} again_in_ms={}", tenant.value, answer.code,
                     pause.count());
  }
  return row.silent_until;
}

void ChannelBoard::gave_up(const TenantId& tenant) {
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  ++row.state.failed;
  row.failed.add();
}

void ChannelBoard::set_waiting(const TenantId& tenant, std::size_t waiting) {
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  row.state.waiting = waiting;
  row.waiting.set(static_cast<double>(waiting));
}

double ChannelBoard::jitter() {
  const std::lock_guard lock(mutex_);
  return std::uniform_real_distribution<double>(0, 1)(random_);
}

std::vector<ChannelState> ChannelBoard::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<ChannelState> states;
  for (const auto& [tenant, row] : rows_) states.push_back(row.state);
  return states;
}

}  // namespace serap::sender
