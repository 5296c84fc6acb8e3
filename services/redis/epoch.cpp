#include "services/redis/epoch.hpp"

namespace serap::redis {

Result<void> join_epoch(Connection& redis, const std::string& epoch) {
  const Result<Reply> taken = redis.command({"SET", kEpochKey, epoch, "NX"});
  if (!taken) return taken.error();
  const Result<Reply> found = redis.command({"GET", kEpochKey});
  if (!found) return found.error();
  if (!found->view().is_nil() && found->view().text() == epoch) return {};
  return Error{Error::Kind::kRejected,
               "Redis and the tickets' database are of different epochs: one of them was restored "
               "without the other; deploy/restore brings them together"};
}

Result<std::string> why_held(Connection& redis) {
  const Result<Reply> found = redis.command({"GET", kHeldKey});
  if (!found) return found.error();
  return found->view().is_nil() ? std::string{} : std::string{found->view().text()};
}

Result<bool> release(Connection& redis) {
  const Result<Reply> gone = redis.command({"DEL", kHeldKey});
  if (!gone) return gone.error();
  return gone->view().integer() == 1;
}

}  // namespace serap::redis
