#include "services/ctl/gauges.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "services/ctl/logs.hpp"
#include "services/model/address.hpp"
#include "services/redis/keys.hpp"

namespace serap::ctl {
namespace {

using redis::Reply;

void put(std::string& text, std::string_view name, std::string_view help) {
  text += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", name, help);
}

// "used_memory:123\r\n" of INFO -> 123.
std::int64_t info_number(std::string_view info, std::string_view name) {
  const std::size_t at = info.find(fmt::format("\n{}:", name));
  std::int64_t number = 0;
  if (at == info.npos) return number;
  const std::string_view rest = info.substr(at + name.size() + 2);
  std::from_chars(rest.data(), rest.data() + rest.size(), number);
  return number;
}

void put_logs(std::string& text, const Logs& logs) {
  put(text, "serap_log_entries", "Entries that wait in a log");
  for (const Lag& lag : logs.lags)
    text += fmt::format("serap_log_entries{{log=\"{}\"}} {}\n", lag.stream, lag.entries);
  put(text, "serap_log_oldest_seconds", "Age of the oldest entry of a log");
  for (const Lag& lag : logs.lags) {
    const double age = lag.entries == 0 ? 0.0 : static_cast<double>(lag.oldest_ms) / 1000.0;
    text += fmt::format("serap_log_oldest_seconds{{log=\"{}\"}} {}\n", lag.stream, age);
  }
  put(text, "serap_dead_entries", "Entries that could never be worked off");
  text += fmt::format("serap_dead_entries {}\n", logs.dead);
  put(text, "serap_owned_partitions", "Partitions that a process works on, of 64");
  for (const Owners& one : logs.owners)
    text += fmt::format("serap_owned_partitions{{role=\"{}\"}} {}\n", one.role, one.partitions);
}

// How late the most overdue short timer is; 0 when all are in time.
Result<double> lateness_of_timers(redis::Connection& redis, std::int64_t now_ms) {
  std::vector<std::vector<std::string>> commands;
  for (std::uint32_t p = 0; p < kPartitions; ++p)
    commands.push_back({"ZRANGE", redis::due_key(p), "0", "0", "WITHSCORES"});
  const Result<std::vector<Reply>> answers = redis.pipeline(commands);
  if (!answers) return answers.error();
  double latest = 0;
  for (const Reply& answer : *answers) {
    if (answer.view().is_error()) return redis::error_from_reply(answer.view().text());
    if (answer.view().size() < 2) continue;
    const double due = std::stod(std::string{answer.view()[1].text()});
    latest = std::max(latest, (static_cast<double>(now_ms) - due) / 1000.0);
  }
  return latest;
}

}  // namespace

Result<std::string> gauges(redis::Connection& redis, const std::filesystem::path& folder,
                           std::int64_t now_ms) {
  const Result<Logs> logs = look_at_logs(redis, now_ms);
  if (!logs) return logs.error();
  const Result<double> late = lateness_of_timers(redis, now_ms);
  if (!late) return late.error();
  const Result<Reply> info = redis.command({"INFO", "memory"});
  if (!info) return info.error();

  std::string text;
  put_logs(text, *logs);
  put(text, "serap_timer_late_seconds", "How late the most overdue timer of a conversation is");
  text += fmt::format("serap_timer_late_seconds {}\n", *late);
  const std::string_view memory = info->view().text();
  put(text, "serap_redis_memory_bytes", "Memory that Redis uses");
  text += fmt::format("serap_redis_memory_bytes {}\n", info_number(memory, "used_memory"));
  put(text, "serap_redis_memory_limit_bytes", "maxmemory of Redis; the door stops at 70 % of it");
  text += fmt::format("serap_redis_memory_limit_bytes {}\n", info_number(memory, "maxmemory"));
  std::error_code failed;
  const std::filesystem::space_info disk = std::filesystem::space(folder, failed);
  if (failed) return Error{Error::Kind::kInvalid, folder.string() + ": " + failed.message()};
  put(text, "serap_disk_free_bytes", "Free on the disk of the install's data");
  text += fmt::format("serap_disk_free_bytes {}\n", disk.available);
  put(text, "serap_disk_bytes", "Size of the disk of the install's data");
  text += fmt::format("serap_disk_bytes {}\n", disk.capacity);
  return text;
}

}  // namespace serap::ctl
