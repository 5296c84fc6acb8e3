#include "services/router/rpc_service.hpp"

#include <chrono>

#include "serap/router/v1/router.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/router/wire.hpp"

namespace serap::router {
namespace {

class RpcService final : public v1::Router::Service {
 public:
  RpcService(const Loaded& loaded, Clock clock, process::Metrics& metrics)
      : loaded_(loaded),
        clock_(std::move(clock)),
        routed_(metrics.counter("serap_router_matters_total", "Matters routed")),
        asked_(metrics.counter("serap_router_asks_total", "Matters that need a question first")),
        seconds_(metrics.counter("serap_router_seconds_total", "Time spent deciding, in seconds")) {
  }

  grpc::Status Route(grpc::ServerContext*, const v1::RouteRequest* request,
                     v1::RouteResponse* response) override {
    const auto matters = matters_from_proto(*request);
    if (!matters) return process::status_from_error(matters.error());
    const auto began = std::chrono::steady_clock::now();
    const Day today = day_in_jakarta(clock_());
    for (const Matter& matter : *matters) {
      const Routing routing = loaded_.route(matter, today);
      if (!routing.asks.empty()) asked_.add();
      *response->add_routings() = proto_from_routing(routing);
    }
    seconds_.add(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    routed_.add(static_cast<double>(matters->size()));
    return grpc::Status::OK;
  }

 private:
  const Loaded& loaded_;
  Clock clock_;
  process::Counter routed_;
  process::Counter asked_;
  process::Counter seconds_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_rpc_service(const Loaded& loaded, Clock clock,
                                                process::Metrics& metrics) {
  return std::make_unique<RpcService>(loaded, std::move(clock), metrics);
}

}  // namespace serap::router
