#pragma once
// Posts webhooks to the tenant's door as Meta does: signed, in order, again and again until it
// answers 200.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gateway/simulator/faults.hpp"
#include "services/process/http_client.hpp"

namespace serap::simulator {

// "sha256=" and the HMAC-SHA256 of `body` in lowercase hex.
std::string signature_of(std::string_view app_secret, std::string_view body);

class WebhookOut {
 public:
  struct Target {
    std::string origin;  // "http://127.0.0.1:7201"
    std::string path;    // "/webhook", below it the channel
  };

  // Borrows `faults`, which must outlive it.
  WebhookOut(Target target, FaultBox& faults);
  ~WebhookOut();  // stop()
  // Ends its thread: no callback comes after it. What was not taken yet is dropped. Safe to call
  // twice.
  void stop();

  struct Webhook {
    std::string body;
    std::string app_secret;
    std::function<void()>
        taken;              // called on the posting thread when the door answered 200; may be empty
    std::string path = {};  // below the target's: "/whatsapp"
  };
  // Posts it after `delay`, behind all that are due before. False when 100,000 wait: the door has
  // been away too long.
  bool post(Webhook webhook, std::chrono::milliseconds delay = {});
  std::size_t waiting() const;

 private:
  using Due = std::chrono::steady_clock::time_point;
  void run(std::stop_token stop);
  bool deliver(const Webhook& webhook);
  void delivered(const Webhook& webhook);
  std::optional<Webhook> batched(Webhook webhook);

  Target target_;
  FaultBox& faults_;
  process::HttpClient client_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::multimap<Due, Webhook> queue_;  // equal times keep the order of posting
  std::vector<Webhook> held_;          // for one body, while batches are asked for
  std::jthread thread_;
};

}  // namespace serap::simulator
