#include "gateway/sender/out_store.hpp"

#include "services/redis/log_codec.hpp"

namespace serap::sender {
namespace {

using redis::Reply;
using redis::Script;

// KEYS: lease, send. ARGV: lease value, then pairs of outbound id and progress.
constexpr std::string_view kMark = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i+1]) end
return 1)";

// KEYS: lease, send, st, dead, out:ack, out:answer, out:broadcast, in. ARGV: lease value, then runs
// of a letter and its words: x lane entry id | p id progress | u id | d delivery | i event |
// k payload reason.
constexpr std::string_view kSettle = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local i, n = 2, #ARGV
while i <= n do
  local what, a, b, c = ARGV[i], ARGV[i+1], ARGV[i+2], ARGV[i+3]
  if what == 'x' then redis.call('XDEL', KEYS[tonumber(a)], b); redis.call('HDEL', KEYS[2], c); i = i + 4
  elseif what == 'p' then redis.call('HSET', KEYS[2], a, b); i = i + 3
  elseif what == 'u' then redis.call('HDEL', KEYS[2], a); i = i + 2
  elseif what == 'd' then redis.call('XADD', KEYS[3], '*', 'e', a); i = i + 2
  elseif what == 'i' then redis.call('XADD', KEYS[8], '*', 'e', a); i = i + 2
  else redis.call('XADD', KEYS[4], '*', 'e', a, 'reason', b); i = i + 3 end
end
return 1)";

// KEYS: lease, send. ARGV: lease value, then triples of outbound id, progress it must have,
// progress it gets.
constexpr std::string_view kConfirm = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
for i = 2, #ARGV, 3 do
  if redis.call('HGET', KEYS[2], ARGV[i]) == ARGV[i+1] then redis.call('HSET', KEYS[2], ARGV[i], ARGV[i+2]) end
end
return 1)";

// KEYS: lease, st, dead. ARGV: lease value, then runs: x entry | k payload reason.
constexpr std::string_view kDone = R"(#!lua flags=allow-oom
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local i, n = 2, #ARGV
while i <= n do
  if ARGV[i] == 'x' then redis.call('XDEL', KEYS[2], ARGV[i+1]); i = i + 2
  else redis.call('XADD', KEYS[3], '*', 'e', ARGV[i+1], 'reason', ARGV[i+2]); i = i + 3 end
end
return 1)";

std::string lease_key(const redis::Lease& lease) {
  return redis::lease_key("out", lease.partition);
}

Script::Call call_from(const Settlement& settlement) {
  const std::uint32_t p = settlement.lease.partition;
  Script::Call call{{lease_key(settlement.lease), send_key(p), redis::st_key(p), redis::dead_key(p),
                     redis::out_key(p, Lane::kAcknowledgement), redis::out_key(p, Lane::kAnswer),
                     redis::out_key(p, Lane::kBroadcast), redis::in_key(p)},
                    {settlement.lease.value}};
  std::vector<std::string>& words = call.arguments;
  for (const auto& [id, progress] : settlement.progress)
    words.insert(words.end(), {"p", id.value, text_of(progress)});
  for (const OutboundId& id : settlement.unmark) words.insert(words.end(), {"u", id.value});
  for (const Delivery& delivery : settlement.deliveries)
    words.insert(words.end(), {"d", redis::encode(delivery)});
  for (const std::string& event : settlement.events) words.insert(words.end(), {"i", event});
  for (const Settlement::Dead& dead : settlement.dead)
    words.insert(words.end(), {"k", dead.payload, dead.reason});
  for (const Settlement::Leaves& leaves : settlement.leaves) {
    const std::string key_index = std::to_string(5 + static_cast<int>(leaves.lane));
    words.insert(words.end(), {"x", key_index, leaves.entry, leaves.id.value});
  }
  return call;
}

}  // namespace

OutStore::OutStore(redis::Connection& redis)
    : redis_(redis), mark_(kMark), settle_(kSettle), confirm_(kConfirm), done_(kDone) {}

Result<std::vector<bool>> OutStore::run(Script& script, const std::vector<Script::Call>& calls) {
  if (calls.empty()) return std::vector<bool>{};
  const Result<std::vector<Reply>> answers = script.run(redis_, calls);
  if (!answers) return answers.error();
  std::vector<bool> ours;
  for (const Reply& answer : *answers) {
    if (answer.view().is_error()) return redis::error_from_reply(answer.view().text());
    ours.push_back(answer.view().integer() == 1);
  }
  return ours;
}

Result<std::vector<OutStore::Left>> OutStore::left_in(const std::vector<redis::Lease>& leases) {
  std::vector<std::vector<std::string>> commands;
  for (const redis::Lease& lease : leases)
    commands.push_back({"HGETALL", send_key(lease.partition)});
  const Result<std::vector<Reply>> answers = redis_.pipeline(commands);
  if (!answers) return answers.error();
  std::vector<Left> all(leases.size());
  for (std::size_t i = 0; i < answers->size(); ++i) {
    const redis::ReplyView fields = (*answers)[i];
    if (fields.is_error()) return redis::error_from_reply(fields.text());
    for (std::size_t j = 0; j + 1 < fields.size(); j += 2) {
      if (auto progress = progress_from(fields[j + 1].text()))
        all[i].emplace(fields[j].text(), std::move(*progress));
    }
  }
  return all;
}

Result<std::optional<Progress>> OutStore::progress_of(std::uint32_t partition,
                                                      const OutboundId& id) {
  const std::string key = send_key(partition);
  const Result<Reply> answer = redis_.command({"HGET", key, id.value});
  if (!answer) return answer.error();
  return progress_from(answer->view().text());
}

Result<std::vector<bool>> OutStore::mark(const std::vector<Mark>& marks) {
  std::vector<Script::Call> calls;
  for (const Mark& mark : marks) {
    Script::Call call{{lease_key(mark.lease), send_key(mark.lease.partition)}, {mark.lease.value}};
    for (const auto& [id, progress] : mark.parts) {
      call.arguments.push_back(id.value);
      call.arguments.push_back(text_of(progress));
    }
    calls.push_back(std::move(call));
  }
  return run(mark_, calls);
}

Result<std::vector<bool>> OutStore::settle(const std::vector<Settlement>& settlements) {
  std::vector<Script::Call> calls;
  for (const Settlement& settlement : settlements) calls.push_back(call_from(settlement));
  return run(settle_, calls);
}

Result<std::vector<bool>> OutStore::confirm(const std::vector<Heard>& heard) {
  std::vector<Script::Call> calls;
  for (const Heard& one : heard) {
    Script::Call call{{lease_key(one.lease), send_key(one.lease.partition)}, {one.lease.value}};
    for (const Delivery& delivery : one.deliveries) {
      if (delivery.outbound.empty()) continue;
      const Progress sending{Progress::State::kSending, delivery.part, {}};
      const Progress taken{Progress::State::kTaken, delivery.part, delivery.platform_id};
      call.arguments.insert(call.arguments.end(),
                            {delivery.outbound.value, text_of(sending), text_of(taken)});
    }
    calls.push_back(std::move(call));
  }
  return run(confirm_, calls);
}

Result<std::vector<bool>> OutStore::done(const std::vector<Done>& done) {
  std::vector<Script::Call> calls;
  for (const Done& one : done) {
    const std::uint32_t p = one.lease.partition;
    Script::Call call{{lease_key(one.lease), redis::st_key(p), redis::dead_key(p)},
                      {one.lease.value}};
    for (const std::string& entry : one.entries)
      call.arguments.insert(call.arguments.end(), {"x", entry});
    for (const Settlement::Dead& dead : one.dead)
      call.arguments.insert(call.arguments.end(), {"k", dead.payload, dead.reason});
    calls.push_back(std::move(call));
  }
  return run(done_, calls);
}

}  // namespace serap::sender
