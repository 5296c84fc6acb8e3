#pragma once
#include <functional>
#include <memory>
#include <string>

#include "services/model/result.hpp"
#include "services/process/metrics.hpp"

namespace serap::process {

class HttpServer;

// GET /healthz (200 "ok", or 503 with the reason) and GET /metrics on a port of their own, for the
// operator's side of the network. Borrows both arguments; `healthy` is called on an I/O thread and
// must not block.
class HealthServer {
 public:
  // `address` is "127.0.0.1:7412". Throws SettingsError if it cannot listen.
  HealthServer(const std::string& address, const Metrics& metrics,
               std::function<Result<void>()> healthy);
  ~HealthServer();
  int port() const;

 private:
  std::unique_ptr<HttpServer> server_;
};

}  // namespace serap::process
