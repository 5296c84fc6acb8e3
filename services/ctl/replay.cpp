#include "services/ctl/replay.hpp"

#include <algorithm>
#include <charconv>

#include "services/ctl/logs.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "services/redis/script.hpp"
#include "services/redis/turn_store.hpp"

namespace serap::ctl {
namespace {

constexpr std::size_t kMostAtOnce = 100'000;

// KEYS: dead, log, [seen]. ARGV: entry, payload, [digest]. 0 if another operator was faster.
constexpr std::string_view kReplay = R"(#!lua flags=allow-oom
if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
if KEYS[3] then redis.call('SREM', KEYS[3], ARGV[3]) end
redis.call('XADD', KEYS[2], '*', 'e', ARGV[2])
return 1)";

struct Road {
  std::string log;
  std::string seen, digest;  // of what the bot buried: it would take it for a repeat
};

// The kinds differ in what they cannot lack: an event its kind, a delivery its state, something to
// fetch its one attachment and no kind; what is left with a lane and words is the outbox's.
Result<Road> road_of(std::uint32_t p, const std::string& payload) {
  const redis::Fields fields{{"e", payload}};
  if (const Result<Inbound> event = redis::decode_inbound(fields))
    return Road{redis::in_key(p), redis::seen_key(p, redis::day_of(event->at)),
                redis::digest_of(event->id)};
  if (redis::decode_delivery(fields)) return Road{redis::st_key(p), {}, {}};
  if (redis::decode_fetch(fields)) return Road{redis::fetch_key(p), {}, {}};
  if (const Result<Outbound> said = redis::decode_outbound(fields))
    return Road{redis::out_key(p, said->lane), {}, {}};
  return Error{Error::Kind::kInvalid,
               "it is no entry of any log, so there is nowhere to send it again"};
}

}  // namespace

Result<std::string> replay_dead(redis::Connection& redis, const std::string& id) {
  const Result<Dead> dead = find_dead(redis, id);
  if (!dead) return dead.error();
  std::uint32_t p = 0;
  std::from_chars(id.data(), id.data() + id.size(), p);  // find_dead checked it
  const Result<Road> road = road_of(p, dead->payload);
  if (!road) return road.error();
  redis::Script::Call call{{redis::dead_key(p), road->log},
                           {id.substr(id.find('/') + 1), dead->payload}};
  if (!road->seen.empty()) {
    call.keys.push_back(road->seen);
    call.arguments.push_back(road->digest);
  }
  redis::Script script(kReplay);
  const Result<std::vector<redis::Reply>> answers = script.run(redis, {call});
  if (!answers) return answers.error();
  const redis::ReplyView answer = answers->front();
  if (answer.is_error()) return redis::error_from_reply(answer.text());
  if (answer.integer() == 0) return Error{Error::Kind::kNotFound, "it was replayed already"};
  return road->log;
}

Result<Replays> replay_all(redis::Connection& redis) {
  Result<std::vector<Dead>> all = list_dead(redis, kMostAtOnce);
  if (!all) return all.error();
  std::reverse(all->begin(), all->end());
  Replays done;
  for (const Dead& dead : *all) {
    const Result<std::string> log = replay_dead(redis, dead.id);
    if (log) {
      ++done.replayed;
    } else if (log.error().kind == Error::Kind::kInvalid) {
      ++done.kept;
    } else if (log.error().kind != Error::Kind::kNotFound) {
      return log.error();
    }
  }
  return done;
}

std::string journal_id(const std::string& id) {
  std::string spaced = id;
  const std::size_t slash = id.find('/'), dash = id.find('-');
  if (slash != id.npos && dash != id.npos && dash > slash + 7) spaced.insert(dash - 6, "_");
  return spaced;
}

}  // namespace serap::ctl
