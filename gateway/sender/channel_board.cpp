#include "gateway/sender/channel_board.hpp"

#include "gateway/sender/backoff.hpp"
#include "services/process/journal.hpp"

namespace serap::sender {
namespace {

// "the access token is no longer valid (190)"; else the platform's own words.
std::string reason_of(const GraphClient::Told& told) {
  const std::string& words = told.rule.why.empty() ? told.answer.title : told.rule.why;
  return told.answer.has_code ? words + " (" + std::to_string(told.answer.code) + ")" : words;
}

}  // namespace

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
  row.held = metrics_.counter("serap_sender_held_total",
                              "Messages given back because the window is closed", labels);
  row.alarms = metrics_.counter("serap_sender_alarms_total",
                                "Messages refused for a reason that a person must mend", labels);
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
  if (row.share == 1) row.state.slowed.clear();
  row.paused.set(0);
  row.failures = 0;
}

Moment ChannelBoard::silence(const TenantId& tenant, const GraphClient::Told& told, Moment now) {
  const double random = jitter();
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  // Calls that were under way together fail together: they count once.
  if (row.silent_until > now) return row.silent_until;
  const std::chrono::milliseconds pause = std::max<std::chrono::milliseconds>(
      pause_after(told.rule.verdict, ++row.failures, random), told.rule.silent_at_least);
  row.silent_until = now + pause;
  const std::string reason = reason_of(told);
  if (told.rule.verdict == platform::Verdict::kPauseChannel) {
    row.state.paused = reason;
    row.paused.set(1);
    journal::error("channel paused, its queue is kept tenant={} reason={} trace={} probe_in_ms={}",
                   tenant.value, reason, told.answer.trace, pause.count());
  } else {
    row.state.slowed = reason;
    journal::warning("channel slowed tenant={} reason={} again_in_ms={}", tenant.value, reason,
                     pause.count());
  }
  return row.silent_until;
}

void ChannelBoard::used(const TenantId& tenant, const Usage& usage, Moment now) {
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  const double share = share_left(usage);
  if (share < 1 && row.share == 1)
    journal::warning("allowance nearly used tenant={} percent={}", tenant.value, usage.percent);
  row.share = share;
  row.state.slowed =
      share == 1 ? "" : std::to_string(usage.percent) + " % of the platform's allowance is used";
  if (usage.regained.count() == 0) return;
  row.silent_until = std::max(row.silent_until, now + usage.regained);
  row.failures = std::max(row.failures, 1);  // one message finds out whether it is over
}

void ChannelBoard::alarm(const TenantId& tenant, const GraphClient::Told& told) {
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  row.alarms.add();
  std::string reason = reason_of(told);
  if (row.state.alarm == reason) return;  // the counter tells how often
  journal::error("messages are refused, a person must look tenant={} reason={} trace={}",
                 tenant.value, reason, told.answer.trace);
  row.state.alarm = std::move(reason);
}

std::size_t ChannelBoard::rate(const TenantId& tenant, std::size_t per_second) const {
  const std::lock_guard lock(mutex_);
  const auto row = rows_.find(tenant);
  if (row == rows_.end() || row->second.share == 1) return per_second;
  return std::max<std::size_t>(
      1, static_cast<std::size_t>(static_cast<double>(per_second) * row->second.share));
}

void ChannelBoard::gave_up(const TenantId& tenant) {
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  ++row.state.failed;
  row.failed.add();
}

void ChannelBoard::held(const TenantId& tenant) {
  const std::lock_guard lock(mutex_);
  Row& row = row_of(tenant);
  ++row.state.held;
  row.held.add();
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

ChannelState ChannelBoard::state_of(const TenantId& tenant) const {
  const std::lock_guard lock(mutex_);
  const auto row = rows_.find(tenant);
  return row == rows_.end() ? ChannelState{} : row->second.state;
}

std::vector<ChannelState> ChannelBoard::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<ChannelState> states;
  for (const auto& [tenant, row] : rows_) states.push_back(row.state);
  return states;
}

}  // namespace serap::sender
