#pragma once
// What goes wrong on request, counted down: the next n.
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "services/model/result.hpp"

namespace serap::simulator {

struct Faults {
  int duplicate_webhooks = 0;  // the next n webhooks are posted twice
  int retry_storm = 0;         // the next webhook is posted n times more, as after lost answers
  int batch = 0;               // the next n webhooks come together, in one body where they may
  int lose_answers = 0;        // the next n messages are taken, but their answers never come
  int drop_statuses = 0;       // the next n statuses are never posted
  int error_code = 0;          // the next error_count messages are refused with it
  int error_subcode = 0;
  int error_count = 0;
  std::chrono::milliseconds latency{0};  // before each answer, until changed
  // Until changed; a subscription also comes back when it is asked for.
  bool dead_token = false;
  bool lost_subscription = false;
  bool paused_template = false;
  bool red_quality = false;
  bool operator==(const Faults&) const = default;
};

// {"duplicate_webhooks":2,"retry_storm":5,"batch":3,"lose_answers":1,"drop_statuses":1,
//  "error":{"code":131056,"subcode":0,"count":3},"latency_ms":50,
//  "dead_token":true,"lost_subscription":true,"paused_template":true,"red_quality":true};
// what is absent becomes zero or false.
Result<Faults> faults_from_json(std::string_view text);

// Safe from several threads.
class FaultBox {
 public:
  void set(Faults faults);
  bool take_duplicate() { return take(&Faults::duplicate_webhooks); }
  bool take_lost_answer() { return take(&Faults::lose_answers); }
  bool take_dropped_status() { return take(&Faults::drop_statuses); }
  struct Refusal {
    int code = 0;  // 0 is one of Meta's, too
    int subcode = 0;
  };
  std::optional<Refusal> take_error();
  int take_storm();  // how often the next webhook is posted again
  bool take_batched() { return take(&Faults::batch); }
  bool batching() const;
  std::chrono::milliseconds latency() const;
  Faults state() const;
  void found_subscription();

 private:
  bool take(int Faults::*count);
  mutable std::mutex mutex_;
  Faults faults_;
};

}  // namespace serap::simulator
