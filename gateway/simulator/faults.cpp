#include "gateway/simulator/faults.hpp"

#include <nlohmann/json.hpp>

namespace serap::simulator {

Result<Faults> faults_from_json(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return Error{Error::Kind::kInvalid, "faults must be a JSON object"};
  try {
    Faults faults;
    faults.duplicate_webhooks = json.value("duplicate_webhooks", 0);
    faults.lose_answers = json.value("lose_answers", 0);
    faults.drop_statuses = json.value("drop_statuses", 0);
    faults.latency = std::chrono::milliseconds{json.value("latency_ms", 0)};
    if (json.contains("error")) {
      faults.error_code = json.at("error").at("code").get<int>();
      faults.error_count = json.at("error").value("count", 1);
    }
    return faults;
  } catch (const nlohmann::json::exception&) {
    return Error{Error::Kind::kInvalid,
                 "faults must be whole numbers; error is {\"code\", \"count\"}"};
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

int FaultBox::take_error() { return take(&Faults::error_count) ? faults_.error_code : 0; }

std::chrono::milliseconds FaultBox::latency() const {
  const std::lock_guard lock(mutex_);
  return faults_.latency;
}

}  // namespace serap::simulator
