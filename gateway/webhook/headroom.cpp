#include "gateway/webhook/headroom.hpp"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <optional>

#include <sys/statvfs.h>

#include "services/process/journal.hpp"

namespace serap::webhook {
namespace {

constexpr std::chrono::seconds kBetweenLooks{1};
constexpr std::uint64_t kLeastFree =
    64 * 1024 * 1024;  // below it a rewrite cannot even begin (redis.conf)

// The number behind "\nname:" in `info`.
std::uint64_t number_after(std::string_view info, std::string_view name) {
  for (std::size_t at = info.find(name); at != info.npos; at = info.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at > 0 && info[at - 1] != '\n') || end >= info.size() || info[end] != ':') continue;
    std::uint64_t number = 0;
    std::from_chars(info.data() + end + 1, info.data() + info.size(), number);
    return number;
  }
  return 0;
}

std::optional<Fullness> look(redis::Connection& connection) {
  const Result<redis::Reply> info = connection.command({"INFO", "memory", "persistence"});
  if (!info) return std::nullopt;
  Fullness fullness = fullness_from(info->view().text());
  const Result<redis::Reply> folder = connection.command({"CONFIG", "GET", "dir"});
  if (!folder || folder->view().size() != 2)
    return fullness;  // not allowed to ask: the memory alone decides
  struct statvfs disk {};
  if (::statvfs(std::string{folder->view()[1].text()}.c_str(), &disk) != 0)
    return fullness;  // on another machine
  fullness.disk_free = disk.f_bavail * disk.f_frsize;
  fullness.disk_known = true;
  return fullness;
}

}  // namespace

Fullness fullness_from(std::string_view info) {
  return {.used_memory = number_after(info, "used_memory"),
          .max_memory = number_after(info, "maxmemory"),
          .aof = number_after(info, "aof_current_size")};
}

Result<void> verdict_on(const Fullness& fullness) {
  if (fullness.max_memory > 0 && fullness.used_memory > fullness.max_memory / 10 * 7) {
    return Error{Error::Kind::kUnavailable, "redis: memory is over 70 % of maxmemory"};
  }
  if (fullness.disk_known && fullness.disk_free < std::max(2 * fullness.aof, kLeastFree)) {
    return Error{Error::Kind::kUnavailable,
                 "redis: the disk has less than twice the append-only file free"};
  }
  return {};
}

Headroom::Headroom(const redis::Server& server)
    : thread_([this, server](const std::stop_token& stop) { watch(stop, server); }) {}

Result<void> Headroom::verdict() const {
  if (open_.load(std::memory_order_relaxed)) return {};
  const std::lock_guard lock(mutex_);
  return verdict_on(fullness_);
}

void Headroom::watch(const std::stop_token& stop, redis::Server server) {
  redis::Connection connection{std::move(server)};
  std::condition_variable_any never;
  std::mutex unused;
  while (!stop.stop_requested()) {
    if (const std::optional<Fullness> now = look(connection)) note(*now);
    std::unique_lock lock(unused);
    never.wait_for(lock, stop, kBetweenLooks, [] { return false; });
  }
}

void Headroom::note(const Fullness& now) {
  const std::lock_guard lock(mutex_);
  fullness_ = now;
  const Result<void> verdict = verdict_on(now);
  const bool was_open = open_.exchange(verdict.has_value());
  if (was_open && !verdict) journal::error("door=closed reason=\"{}\"", verdict.error().message);
  if (!was_open && verdict) journal::info("door=open again");
}

}  // namespace serap::webhook
