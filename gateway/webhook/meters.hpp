#pragma once
// What the door counts. On one loop's thread.
#include <array>
#include <string>
#include <unordered_map>

#include "services/process/metrics.hpp"

namespace serap::webhook {

class Meters {
 public:
  // Borrows the metrics.
  explicit Meters(process::Metrics& metrics);

  void answered(int status);
  void ignored(const std::string& reason);  // of the translator's short list

  process::Counter inbound, deliveries, dead;
  process::Histogram append_seconds;

 private:
  process::Metrics& metrics_;
  std::unordered_map<int, process::Counter> by_status_;
  std::unordered_map<std::string, process::Counter> by_reason_;
};

}  // namespace serap::webhook
