#pragma once
// Who is asked what: the Graph API, the stand-in's own API, the page.
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "gateway/simulator/platform.hpp"
#include "services/process/http_server.hpp"

namespace serap::simulator {

// Readers that wait for a bubble: each is answered when its chat changes or its time is over. Safe
// from several threads.
class Readers {
 public:
  explicit Readers(Chats& chats);
  ~Readers();
  // Answers now if there is something after `after`, else at the latest after `wait`.
  void read(const Citizen& citizen, std::uint64_t after, std::chrono::milliseconds wait,
            process::Reply reply);
  void changed(const std::string& citizen);  // its id

 private:
  struct Reader {
    Citizen citizen;
    std::uint64_t after;
    std::chrono::steady_clock::time_point until;
    process::Reply reply;
  };
  void answer(const Reader& reader) const;
  Chats& chats_;
  std::mutex mutex_;
  std::vector<Reader> readers_;
  std::condition_variable_any stopped_;
  std::jthread clock_;
};

// Borrows all; they must outlive it. Its handler may be called from several threads.
class Routes {
 public:
  Routes(Platform& platform, Chats& chats, FaultBox& faults, Readers& readers,
         std::map<std::string, process::HttpResponse> pages)
      : platform_(platform),
        chats_(chats),
        faults_(faults),
        readers_(readers),
        pages_(std::move(pages)) {}

  void handle(const process::HttpRequest& request, const process::Reply& reply);

 private:
  void graph(const process::HttpRequest& request, const process::Reply& reply);
  void sim(const process::HttpRequest& request, const process::Reply& reply);
  void bubbles(const process::HttpRequest& request, const process::Reply& reply);
  void file(const std::string& id, const process::Reply& reply);
  void lose(const process::Reply& reply);

  Platform& platform_;
  Chats& chats_;
  FaultBox& faults_;
  Readers& readers_;
  std::map<std::string, process::HttpResponse> pages_;
  std::mutex mutex_;
  std::vector<process::Reply> lost_;  // kept unanswered: the caller waits until its own deadline
};

}  // namespace serap::simulator
