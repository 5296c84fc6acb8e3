#pragma once
// Live updates: GET /api/v1/updates?ticket=SRP-... stays open, tells when something changed, and
// who else looks at the ticket.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <thread>

#include "services/console/pulse_news.hpp"
#include "services/console/ticket_directory.hpp"
#include "services/process/http_server.hpp"

namespace serap::console {

struct UpdateRules {
  std::chrono::milliseconds every{1'000};       // between two looks
  std::chrono::milliseconds heartbeat{15'000};  // proxies close what is silent for longer
  std::size_t most_streams = 500;
};

// One thread asks whether anything was written at all: one call for all pages. Only if so it asks
// for each page, by a cheap call. Borrows all; they must outlive it.
class Updates {
 public:
  Updates(tickets::DeskPort& desk, tickets::WorkbenchPort& workbench, TicketDirectory& directory,
          UpdateRules rules);
  ~Updates();

  // Answers `reply` with a stream, or with a problem. `head` holds the headers of the answer.
  void open(const tickets::SessionToken& session, const TicketNumber& watched,
            process::HttpResponse head, const process::Reply& reply);
  std::size_t streams() const;

 private:
  struct Watcher {
    tickets::SessionToken session;
    Present present;
    TicketId ticket;
    process::HttpStream stream;
    tickets::Pulse seen;
    std::vector<std::string> others;
    std::chrono::steady_clock::time_point spoke;
    bool fresh = true;  // not looked at since it joined: something may have been written meanwhile
  };
  void run(const std::stop_token& stop);
  // Waits, and takes up who came meanwhile.
  void join(std::list<Watcher>& watchers, const std::stop_token& stop);
  void look(Watcher& watcher, bool written);
  static void introduce(std::list<Watcher>& watchers);

  tickets::DeskPort& desk_;
  tickets::WorkbenchPort& workbench_;
  TicketDirectory& directory_;
  UpdateRules rules_;
  mutable std::mutex mutex_;
  std::list<Watcher> joining_;
  std::size_t open_ = 0;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace serap::console
