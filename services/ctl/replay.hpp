#pragma once
// Sends a dead entry on its road again, once what it died of is mended.
#include <string>

#include "services/redis/connection.hpp"

namespace serap::ctl {

// Back to the log it came from, at its end, and out of the dead, in one step; the log's key.
// kNotFound: no such entry. kInvalid: it is no entry of any log (a raw request of a platform), so
// it can only be read.
Result<std::string> replay_dead(redis::Connection& redis, const std::string& id);

struct Replays {
  std::size_t replayed = 0;
  std::size_t kept = 0;  // that are no entries of any log
};
// All of them, oldest first.
Result<Replays> replay_all(redis::Connection& redis);

// An entry's id for the journal, which masks long runs of digits: "3/1790000_000000-0".
std::string journal_id(const std::string& id);

}  // namespace serap::ctl
