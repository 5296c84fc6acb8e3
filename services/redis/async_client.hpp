#pragma once
// Pipelined commands to one Redis on an IoLoop: hiredis' async half, driven by our own hooks. For
// processes that wait for many answers at once (the door); workers use the blocking Connection.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "services/model/result.hpp"
#include "services/process/io_loop.hpp"
#include "services/redis/connection.hpp"

namespace serap::redis {

struct AsyncSettings {
  Server server = {};  // its `timeout` counts from the call to the answer
  std::size_t max_in_flight =
      std::size_t{16} * 1024;  // commands without an answer; one more is refused
  std::size_t max_in_flight_bytes = std::size_t{64} * 1024 * 1024;  // their arguments, the same
  std::chrono::milliseconds reconnect_first{50};                    // doubles
  std::chrono::milliseconds reconnect_most{2'000};
  // Replicas that must have what was written before its answer is given: one WAIT for all commands
  // of a turn of the loop. 0: none. With fewer, the answer is kUnavailable although the primary has
  // the entry (twice is harmless).
  int replicas = 0;
  std::chrono::milliseconds replica_timeout{1'000};
};

// What Redis answered, as text: a status, a string, a number in decimal, the texts of an array a
// line each; nil is kNotFound. An error reply is kUnavailable when Redis will accept the same later
// (OOM, LOADING, READONLY, MASTERDOWN, NOREPLICAS, MISCONF, TRYAGAIN, BUSY, CLUSTERDOWN), else
// kRejected. No connection, a lost one or the deadline: kUnavailable, and the command may have been
// carried out.
using Answer = std::function<void(Result<std::string>)>;

class AsyncClient {
 public:
  // Borrows the loop, which must outlive the client. Connects at once and again, with growing
  // pauses, whenever the connection is lost; until then commands are refused.
  AsyncClient(process::IoLoop& loop, AsyncSettings settings);
  ~AsyncClient();  // commands without an answer get kUnavailable before it returns
  AsyncClient(const AsyncClient&) = delete;
  AsyncClient& operator=(const AsyncClient&) = delete;

  // Sends `words` behind what was sent before; `answer` is called exactly once, on the loop's
  // thread. From other threads the words are copied first. Answers come in the order of the calls,
  // on one connection.
  void command(std::span<const std::string_view> words, Answer answer);

  bool connected() const;         // safe from any thread
  std::size_t in_flight() const;  // safe from any thread

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace serap::redis
