#pragma once
// Takes pictures and files of officers to the platforms before their messages go, on a thread of
// its own: the outbox does not wait for one.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "gateway/sender/graph_media.hpp"

namespace serap::sender {

class Uploads {
 public:
  using Upload = std::function<GraphMedia::Uploaded(const Address&, const StoredMedia&)>;  // blocks
  using Done = std::function<void(GraphMedia::Uploaded)>;
  explicit Uploads(Upload upload);

  // `done` is called once, on this thread; never after the end of Uploads. Safe from any thread.
  void begin(const Address& to, const StoredMedia& media, Done done);

 private:
  struct Task {
    Address to;
    StoredMedia media;
    Done done;
  };
  void work(const std::stop_token& stop);
  Upload upload_;
  std::mutex mutex_;
  std::condition_variable_any came_;
  std::deque<Task> tasks_;
  std::jthread thread_;
};

}  // namespace serap::sender
