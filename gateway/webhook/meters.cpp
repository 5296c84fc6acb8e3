#include "gateway/webhook/meters.hpp"

namespace serap::webhook {
namespace {

constexpr const char* kAppended = "serap_webhook_appended_total";
constexpr const char* kAppendedHelp = "Entries of payloads that went towards a log";

}  // namespace

Meters::Meters(process::Metrics& metrics)
    : inbound(metrics.counter(kAppended, kAppendedHelp, {{"log", "in"}})),
      deliveries(metrics.counter(kAppended, kAppendedHelp, {{"log", "st"}})),
      dead(metrics.counter(kAppended, kAppendedHelp, {{"log", "dead"}})),
      append_seconds(metrics.histogram(
          "serap_webhook_append_seconds", "From a payload's append to Redis' last answer",
          {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5})),
      metrics_(metrics) {}

void Meters::answered(int status) {
  const auto found = by_status_.find(status);
  if (found != by_status_.end()) return found->second.add();
  const process::Counter counter = metrics_.counter(
      "serap_webhook_answers_total", "Requests by the status they were answered with",
      {{"status", std::to_string(status)}});
  by_status_.emplace(status, counter).first->second.add();
}

void Meters::ignored(const std::string& reason) {
  const auto found = by_reason_.find(reason);
  if (found != by_reason_.end()) return found->second.add();
  const process::Counter counter =
      metrics_.counter("serap_webhook_ignored_total", "Items that no conversation needs to know",
                       {{"reason", reason}});
  by_reason_.emplace(reason, counter).first->second.add();
}

}  // namespace serap::webhook
