#include "gateway/simulator/faults.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace serap::simulator {

Result<Faults> faults_from_json(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return Error{Error::Kind::kInvalid, "faults must be a JSON object"};
  try {
    Faults faults;
    faults.duplicate_webhooks = json.value("duplicate_webhooks", 0);
    faults.retry_storm = json.value("retry_storm", 0);
    faults.batch = json.value("batch", 0);
    faults.lose_answers = json.value("lose_answers", 0);
    faults.drop_statuses = json.value("drop_statuses", 0);
    faults.latency = std::chrono::milliseconds{json.value("latency_ms", 0)};
    faults.dead_token = json.value("dead_token", false);
    faults.lost_subscription = json.value("lost_subscription", false);
    faults.paused_template = json.value("paused_template", false);
    faults.red_quality = json.value("red_quality", false);
    if (json.contains("error")) {
      faults.error_code = json.at("error").at("code").get<int>();
      faults.error_subcode = json.at("error").value("subcode", 0);
      faults.error_count = json.at("error").value("count", 1);
    }
    return faults;
  } catch (const nlohmann::json::exception&) {
    return Error{Error::Kind::kInvalid,
                 "faults must be whole numbers, or true and false; error is {\"code\", \"count\"}"};
  }
}

void FaultBox::set(Faults faults) {
  const std::lock_guard lock(mutex_);
  faults_ = faults;
}

bool FaultBox::take(int Faults::*count) {
  const std::lock_guard lock(mutex_);
  if (faults_.*count <= 0) return false;
  --(faults_.*count);
  return true;
}

std::optional<FaultBox::Refusal> FaultBox::take_error() {
  const std::lock_guard lock(mutex_);
  if (faults_.error_count <= 0) return std::nullopt;
  --faults_.error_count;
  return Refusal{faults_.error_code, faults_.error_subcode};
}

int FaultBox::take_storm() {
  const std::lock_guard lock(mutex_);
  return std::exchange(faults_.retry_storm, 0);
}

bool FaultBox::batching() const {
  const std::lock_guard lock(mutex_);
  return faults_.batch > 0;
}

std::chrono::milliseconds FaultBox::latency() const {
  const std::lock_guard lock(mutex_);
  return faults_.latency;
}

Faults FaultBox::state() const {
  const std::lock_guard lock(mutex_);
  return faults_;
}

void FaultBox::found_subscription() {
  const std::lock_guard lock(mutex_);
  faults_.lost_subscription = false;
}

}  // namespace serap::simulator
