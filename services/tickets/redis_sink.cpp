#include "services/tickets/redis_sink.hpp"

#include <memory>
#include <string>
#include <utility>

#include "services/redis/epoch.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "services/redis/stream.hpp"

namespace serap::tickets {
namespace {

constexpr const char* kReplicaTimeoutMs = "1000";

}  // namespace

EventSink make_redis_sink(redis::Server server, int replicas, std::string epoch) {
  // std::function wants to be copyable; the connection is the sink's alone.
  auto redis = std::make_shared<redis::Connection>(std::move(server));
  return [redis, replicas, epoch = std::move(epoch), joined = false](
             std::uint32_t partition, const Inbound& inbound) mutable -> Result<void> {
    if (!joined) {
      if (const auto ours = redis::join_epoch(*redis, epoch); !ours) return ours.error();
      joined = true;
    }
    const auto id = redis::append(*redis, redis::in_key(partition), redis::encode(inbound));
    if (!id) return id.error();
    if (replicas == 0) return {};
    const auto reached = redis->command({"WAIT", std::to_string(replicas), kReplicaTimeoutMs});
    if (!reached) return reached.error();
    if (reached->view().integer() < replicas)
      return Error{Error::Kind::kUnavailable, "no replica has the event yet"};
    return {};
  };
}

}  // namespace serap::tickets
