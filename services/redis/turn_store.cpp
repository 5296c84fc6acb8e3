#include "services/redis/turn_store.hpp"

#include <sodium.h>

#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::redis {
namespace {

// KEYS: lease, in, due, dead, aliases, crashes, out:ack, out:answer, out:broadcast, fetch.
// ARGV: lease value, then runs of a letter, its words: s day-key digest expiry | c key json ttl | o
// key-index json | t member due | a address home | d payload reason | x entry. The lease is checked
// before the first write.
constexpr std::string_view kCommit = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local i, n = 2, #ARGV
while i <= n do
  local what, a, b, c = ARGV[i], ARGV[i+1], ARGV[i+2], ARGV[i+3]
  if what == 's' then redis.call('SADD', a, b); redis.call('EXPIREAT', a, c); i = i + 4
  elseif what == 'c' then redis.call('SET', a, b, 'EX', c); i = i + 4
  elseif what == 'o' then redis.call('XADD', KEYS[tonumber(a)], '*', 'e', b); i = i + 3
  elseif what == 't' then redis.call('ZADD', KEYS[3], b, a); i = i + 3
  elseif what == 'a' then redis.call('HSET', KEYS[5], a, b); i = i + 3
  elseif what == 'd' then redis.call('XADD', KEYS[4], '*', 'e', a, 'reason', b); i = i + 3
  else redis.call('XDEL', KEYS[2], a); redis.call('HDEL', KEYS[6], a); i = i + 2 end
end
return 1)";

// KEYS: lease, due, in. ARGV: lease value. Moves at most 100 timers. {1, score of the next or
// false}, or {0} without the lease.
constexpr std::string_view kRing = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {0} end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local due = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'WITHSCORES', 'LIMIT', 0, 100)
for i = 1, #due, 2 do
  redis.call('XADD', KEYS[3], '*', 't', due[i], 'd', due[i+1])
  redis.call('ZREM', KEYS[2], due[i])
end
local next = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
return {1, next[2] or false})";

std::vector<std::string> commit_arguments(const Commit& commit) {
  std::vector<std::string> words{commit.lease.value};
  const std::uint32_t p = commit.lease.partition;
  const std::string life = std::to_string(std::chrono::seconds{kConversationLife}.count());
  for (const Commit::Seen& seen : commit.seen) {
    const std::string expiry = std::to_string((seen.day + kSeenDays + 1) * 86400);
    words.insert(words.end(), {"s", seen_key(p, seen.day), seen.digest, expiry});
  }
  for (const auto& [home, json] : commit.conversations)
    words.insert(words.end(), {"c", conversation_key(p, home), json, life});
  for (const Outbound& outbound : commit.out) {
    const std::string key_index = std::to_string(7 + static_cast<int>(outbound.lane));
    words.insert(words.end(), {"o", key_index, encode(outbound)});
  }
  for (const Fetch& fetch : commit.fetches) words.insert(words.end(), {"o", "10", encode(fetch)});
  for (const auto& [member, due] : commit.timers)
    words.insert(words.end(), {"t", member, std::to_string(due)});
  for (const auto& [address, home] : commit.aliases)
    words.insert(words.end(), {"a", key_of(address), key_of(home)});
  for (const Commit::Dead& dead : commit.dead)
    words.insert(words.end(), {"d", dead.payload, dead.reason});
  for (const std::string& entry : commit.done) words.insert(words.end(), {"x", entry});
  return words;
}

}  // namespace

std::string digest_of(const EventId& id) {
  unsigned char hash[crypto_generichash_BYTES_MIN];  // 16
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(id.value.data()),
                     id.value.size(), nullptr, 0);
  return {reinterpret_cast<const char*>(hash), 12};
}

std::int64_t day_of(Time at) {
  return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
}

TurnStore::TurnStore(Connection& redis) : redis_(redis), commit_(kCommit), ring_(kRing) {}

Result<std::vector<Before>> TurnStore::look_up(const std::vector<const Inbound*>& events,
                                               const std::vector<std::uint32_t>& partitions) {
  std::vector<std::vector<std::string>> commands;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::uint32_t p = partitions[i];
    commands.push_back({"SISMEMBER", seen_key(p, day_of(events[i]->at)), digest_of(events[i]->id)});
    commands.push_back({"HGET", alias_key(p), key_of(events[i]->address)});
    commands.push_back({"GET", conversation_key(p, events[i]->address)});
  }
  Result<std::vector<Reply>> answers = redis_.pipeline(commands);
  if (!answers) return answers.error();
  std::vector<Before> found(events.size());
  std::vector<std::vector<std::string>> more;
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      const ReplyView answer = (*answers)[3 * i + j];
      if (answer.is_error()) return error_from_reply(answer.text());
    }
    found[i].seen = (*answers)[3 * i].view().integer() == 1;
    const ReplyView home = (*answers)[3 * i + 1], conversation = (*answers)[3 * i + 2];
    if (!home.is_nil()) found[i].home = address_from_key(home.text());
    if (found[i].home)
      more.push_back({"GET", conversation_key(partitions[i], *found[i].home)});
    else if (!conversation.is_nil())
      found[i].conversation = conversation.text();
  }
  if (more.empty()) return found;
  Result<std::vector<Reply>> at_home = redis_.pipeline(more);
  if (!at_home) return at_home.error();
  std::size_t next = 0;
  for (Before& before : found) {
    if (!before.home) continue;
    const ReplyView conversation = (*at_home)[next++];
    if (!conversation.is_nil()) before.conversation = conversation.text();
  }
  return found;
}

Result<std::vector<bool>> TurnStore::commit(const std::vector<Commit>& commits) {
  std::vector<Script::Call> calls;
  for (const Commit& commit : commits) {
    const std::uint32_t p = commit.lease.partition;
    calls.push_back({{lease_key("bot", p), in_key(p), due_key(p), dead_key(p), alias_key(p),
                      crashes_key(p), out_key(p, Lane::kAcknowledgement), out_key(p, Lane::kAnswer),
                      out_key(p, Lane::kBroadcast), fetch_key(p)},
                     commit_arguments(commit)});
  }
  Result<std::vector<Reply>> answers = commit_.run(redis_, calls);
  if (!answers) return answers.error();
  std::vector<bool> committed;
  for (const Reply& answer : *answers) {
    if (answer.view().is_error()) return error_from_reply(answer.view().text());
    committed.push_back(answer.view().integer() == 1);
  }
  return committed;
}

Result<std::vector<std::optional<std::int64_t>>> TurnStore::ring(const std::vector<Lease>& leases) {
  std::vector<Script::Call> calls;
  for (const Lease& lease : leases) {
    calls.push_back(
        {{lease_key("bot", lease.partition), due_key(lease.partition), in_key(lease.partition)},
         {lease.value}});
  }
  Result<std::vector<Reply>> answers = ring_.run(redis_, calls);
  if (!answers) return answers.error();
  std::vector<std::optional<std::int64_t>> next;
  for (const Reply& answer : *answers) {
    const ReplyView view = answer;
    if (view.is_error()) return error_from_reply(view.text());
    next.push_back(view.size() == 2 && !view[1].is_nil() ? std::optional{view[1].integer()}
                                                         : std::nullopt);
  }
  return next;
}

namespace {

// One integer answer a command, or the first error.
Result<std::vector<std::int64_t>> integers(Connection& redis,
                                           const std::vector<std::vector<std::string>>& commands) {
  Result<std::vector<Reply>> answers = redis.pipeline(commands);
  if (!answers) return answers.error();
  std::vector<std::int64_t> values;
  for (const Reply& answer : *answers) {
    if (answer.view().is_error()) return error_from_reply(answer.view().text());
    values.push_back(answer.view().integer());
  }
  return values;
}

}  // namespace

Result<std::vector<Position>> TurnStore::ends(const std::vector<std::uint32_t>& partitions) {
  std::vector<std::vector<std::string>> commands;
  for (const std::uint32_t p : partitions)
    commands.push_back({"XREVRANGE", in_key(p), "+", "-", "COUNT", "1"});
  const Result<std::vector<Reply>> answers = redis_.pipeline(commands);
  if (!answers) return answers.error();
  std::vector<Position> ends;
  for (const Reply& answer : *answers) {
    const ReplyView entries = answer.view();
    if (entries.is_error()) return error_from_reply(entries.text());
    ends.push_back(entries.size() == 0 ? Position{} : position_of(entries[0][0].text()));
  }
  return ends;
}

Result<std::vector<std::int64_t>> TurnStore::crashes(const std::vector<EntryAt>& entries) {
  std::vector<std::vector<std::string>> commands;
  for (const auto& [p, entry] : entries) commands.push_back({"HGET", crashes_key(p), entry});
  return integers(redis_, commands);
}

Result<void> TurnStore::note_at_hand(const std::vector<EntryAt>& entries) {
  std::vector<std::vector<std::string>> commands;
  for (const auto& [p, entry] : entries)
    commands.push_back({"HINCRBY", crashes_key(p), entry, "1"});
  const Result<std::vector<std::int64_t>> noted = integers(redis_, commands);
  return noted ? Result<void>{} : Result<void>{noted.error()};
}

Result<void> TurnStore::forget_at_hand(const std::vector<EntryAt>& entries) {
  std::vector<std::vector<std::string>> commands;
  for (const auto& [p, entry] : entries) commands.push_back({"HDEL", crashes_key(p), entry});
  const Result<std::vector<std::int64_t>> forgotten = integers(redis_, commands);
  return forgotten ? Result<void>{} : Result<void>{forgotten.error()};
}

}  // namespace serap::redis
