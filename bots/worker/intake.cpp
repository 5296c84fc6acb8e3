#include "bots/worker/intake.hpp"

#include <algorithm>

#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::worker {
namespace {

constexpr std::chrono::milliseconds kFirstBackoff{200};
constexpr std::chrono::milliseconds kLongestBackoff{5000};

redis::Fields views_of(const redis::Entry& entry) {
  redis::Fields fields;
  for (const auto& [name, value] : entry.fields) fields.emplace_back(name, value);
  return fields;
}

}  // namespace

std::vector<std::uint32_t> Intake::hold(const std::vector<redis::Lease>& leases) {
  std::vector<std::uint32_t> fresh;
  std::map<std::uint32_t, redis::Cursor> kept;
  for (const redis::Lease& lease : leases) {
    const auto known = cursors_.find(lease.partition);
    if (known != cursors_.end()) {
      kept.insert(*known);
    } else {
      kept.insert({lease.partition, redis::Cursor{redis::in_key(lease.partition), "0-0"}});
      fresh.push_back(lease.partition);
    }
  }
  std::erase_if(put_off_, [&](const auto& put_off) { return !kept.contains(put_off.first); });
  cursors_ = std::move(kept);
  return fresh;
}

Result<Intake::Read> Intake::read(std::chrono::milliseconds wait) {
  std::vector<redis::Cursor> cursors;
  for (const auto& [p, cursor] : cursors_) cursors.push_back(cursor);
  const std::size_t share =
      std::max<std::size_t>(4, batch_ / std::max<std::size_t>(1, cursors.size()));
  auto entries = redis::read_streams(redis_, cursors, share, wait);
  if (!entries) return entries.error();
  Read read;
  std::size_t i = 0;
  for (auto& [p, cursor] : cursors_) {
    cursor = cursors[i++];
    const auto list = entries->find(cursor.key);
    if (list == entries->end()) continue;
    for (const redis::Entry& entry : list->second) {
      Result<Inbound> inbound = redis::decode_inbound(views_of(entry));
      if (inbound && is_put_off(p, inbound->address)) continue;
      if (inbound)
        read.events.push_back({p, entry.id, std::move(*inbound)});
      else
        read.unreadable.push_back({p, entry.id,
                                   entry.fields.empty() ? "" : entry.fields.front().second,
                                   inbound.error().message});
    }
  }
  return read;
}

void Intake::put_off(std::uint32_t partition, const Address& address,
                     std::chrono::steady_clock::time_point now) {
  PutOff& put_off = put_off_[partition];
  put_off.addresses.insert(address);
  if (put_off.until > now) return;
  std::chrono::milliseconds& backoff = backoff_[partition];
  backoff = backoff.count() == 0 ? kFirstBackoff : std::min(kLongestBackoff, 2 * backoff);
  put_off.until = now + backoff;
}

bool Intake::is_put_off(std::uint32_t partition, const Address& address) const {
  const auto put_off = put_off_.find(partition);
  return put_off != put_off_.end() && put_off->second.addresses.contains(address);
}

void Intake::rewind(std::uint32_t partition) {
  const auto cursor = cursors_.find(partition);
  if (cursor != cursors_.end()) cursor->second.after = "0-0";
}

void Intake::rewind_all() {
  for (auto& [p, cursor] : cursors_) cursor.after = "0-0";
}

std::optional<std::chrono::steady_clock::time_point> Intake::resume(
    std::chrono::steady_clock::time_point now) {
  std::optional<std::chrono::steady_clock::time_point> next;
  for (auto put_off = put_off_.begin(); put_off != put_off_.end();) {
    if (put_off->second.until <= now) {
      rewind(put_off->first);
      put_off = put_off_.erase(put_off);
    } else {
      next = std::min(next.value_or(put_off->second.until), put_off->second.until);
      ++put_off;
    }
  }
  return next;
}

}  // namespace serap::worker
