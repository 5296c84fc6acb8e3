#include "services/process/health.hpp"

#include <atomic>

#include <gtest/gtest.h>

#include "services/process/http_client.hpp"

namespace serap::process {
namespace {

TEST(HealthServer, SaysWhatAilsTheProcessAndIsWellAgain) {
  const Metrics metrics;
  std::atomic<bool> ill{true};
  const HealthServer server{"127.0.0.1:0", metrics, [&]() -> Result<void> {
                              if (ill) return Error{Error::Kind::kUnavailable, "redis: away"};
                              return {};
                            }};
  HttpClient client{{.origin = "http://127.0.0.1:" + std::to_string(server.port())}};
  const HttpResponse before = client.request_and_wait({.target = "/healthz"}).response;
  EXPECT_EQ(before.status, 503);
  EXPECT_EQ(before.body, "redis: away\n");
  ill = false;
  EXPECT_EQ(client.request_and_wait({.target = "/healthz"}).response.status, 200);
}

TEST(HealthServer, PrintsMetricsForPrometheus) {
  Metrics metrics;
  metrics.counter("serap_test_total", "Things counted").add(3);
  const HealthServer server{"127.0.0.1:0", metrics, [] { return Result<void>{}; }};
  HttpClient client{{.origin = "http://127.0.0.1:" + std::to_string(server.port())}};
  const HttpResponse page = client.request_and_wait({.target = "/metrics"}).response;
  EXPECT_NE(page.body.find("serap_test_total 3"), std::string::npos) << page.body;
}

}  // namespace
}  // namespace serap::process
