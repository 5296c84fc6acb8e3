#pragma once
#include <functional>
#include <vector>

#include "gateway/webhook/letters.hpp"
#include "services/redis/async_client.hpp"

namespace serap::webhook {

// Appends letters to their logs, one XADD each, all in one pipeline. On the client's loop thread
// only. Borrows the client.
class LogWriter {
 public:
  explicit LogWriter(redis::AsyncClient& redis) : redis_(redis) {}

  // `done` is called once, when Redis has answered all of them: with what its append was told, the
  // first error if any. Without one, all are durable (Redis runs with appendfsync always). After an
  // error some may stand in the log: the platform sends again and the bot knows them.
  void append(const std::vector<Letter>& letters, std::function<void(Result<void>)> done);

 private:
  redis::AsyncClient& redis_;
};

}  // namespace serap::webhook
