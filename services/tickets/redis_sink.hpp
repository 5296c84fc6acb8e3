#pragma once
#include <string>

#include "services/redis/connection.hpp"
#include "services/tickets/relay.hpp"

namespace serap::tickets {

// Appends to in:{p}. Redis runs with appendfsync always, so the answer means durable; with
// `replicas` it also waits until that many have the entry. Appends nothing to a Redis of another
// epoch.
EventSink make_redis_sink(redis::Server server, int replicas, std::string epoch);

}  // namespace serap::tickets
