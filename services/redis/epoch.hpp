#pragma once
// Redis and the tickets' database belong together: both carry the same word, the epoch. A restore
// gives both a new one, so whoever puts an old half back beside a new one is stopped.
#include <string>

#include "services/redis/connection.hpp"

namespace serap::redis {

// Text: the epoch of the database that this Redis belongs to.
inline constexpr const char* kEpochKey = "epoch";
// Text: why nothing may be sent. No key: sending is free.
inline constexpr const char* kHeldKey = "held";

// kRejected if this Redis belongs to another state of the database; a Redis without a word takes
// this one.
Result<void> join_epoch(Connection& redis, const std::string& epoch);

// Why nothing may be sent; empty: it may.
Result<std::string> why_held(Connection& redis);

// Lets sending go on; whether it was held.
Result<bool> release(Connection& redis);

}  // namespace serap::redis
