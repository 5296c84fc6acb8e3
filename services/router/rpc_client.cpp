#include <algorithm>

#include "serap/router/v1/router.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/router/port.hpp"
#include "services/router/wire.hpp"

namespace serap::router {
namespace {

class RpcClient final : public Port {
 public:
  explicit RpcClient(const std::string& target)
      : stub_(v1::Router::NewStub(process::make_channel(target))) {}

  Result<std::vector<Routing>> route(std::span<const Matter> matters) override {
    std::vector<Routing> routings;
    while (!matters.empty()) {
      const auto batch = matters.first(std::min<std::size_t>(matters.size(), kMaxMatters));
      if (auto routed = route_batch(batch, routings); !routed) return routed.error();
      matters = matters.subspan(batch.size());
    }
    return routings;
  }

 private:
  Result<void> route_batch(std::span<const Matter> matters, std::vector<Routing>& routings) {
    const auto context = process::make_context();
    v1::RouteResponse response;
    const auto status = stub_->Route(context.get(), proto_from_matters(matters), &response);
    if (!status.ok()) return process::error_from_status(status);
    if (static_cast<std::size_t>(response.routings_size()) != matters.size()) {
      return Error{Error::Kind::kRejected,
                   "the router answered another number of matters than it was asked"};
    }
    for (const auto& proto : response.routings()) routings.push_back(routing_from_proto(proto));
    return {};
  }

  std::unique_ptr<v1::Router::Stub> stub_;
};

}  // namespace

std::unique_ptr<Port> make_rpc_client(const std::string& target) {
  return std::make_unique<RpcClient>(target);
}

}  // namespace serap::router
