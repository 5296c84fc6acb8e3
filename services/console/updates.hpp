#pragma once
// Live updates: GET /api/v1/updates?ticket=SRP-... stays open and tells when something changed.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <thread>

#include "services/console/glance.hpp"
#include "services/process/http_server.hpp"

namespace serap::console {

struct UpdateRules {
  std::chrono::milliseconds every{2'000};       // between two looks
  std::chrono::milliseconds heartbeat{15'000};  // proxies close what is silent for longer
  std::size_t most_streams = 500;
};

// One thread looks for every open stream in turn. Borrows the desk and the directory.
class Updates {
 public:
  Updates(tickets::DeskPort& desk, TicketDirectory& directory, UpdateRules rules);
  ~Updates();

  // Answers `reply` with a stream, or with a problem. `head` holds the headers of the answer.
  void open(const tickets::SessionToken& session, const TicketNumber& watched,
            process::HttpResponse head, const process::Reply& reply);
  std::size_t streams() const;

 private:
  struct Watcher {
    tickets::SessionToken session;
    TicketNumber watched;
    process::HttpStream stream;
    Glance seen;
    std::chrono::steady_clock::time_point spoke;
  };
  void run(const std::stop_token& stop);
  void look(Watcher& watcher);

  tickets::DeskPort& desk_;
  TicketDirectory& directory_;
  UpdateRules rules_;
  mutable std::mutex mutex_;
  std::list<Watcher> joining_;
  std::size_t open_ = 0;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace serap::console
