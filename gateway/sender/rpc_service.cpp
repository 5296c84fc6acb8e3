#include "gateway/sender/rpc_service.hpp"

#include <grpcpp/grpcpp.h>

#include "gateway/sender/wire.hpp"
#include "services/process/grpc_client.hpp"

namespace serap::sender {
namespace {

class Service final : public v1::Sender::Service {
 public:
  explicit Service(ChannelPort& channels) : channels_(channels) {}

  grpc::Status Channels(grpc::ServerContext*, const v1::ChannelsRequest*,
                        v1::ChannelsResponse* response) override {
    const Result<std::vector<ChannelState>> states = channels_.channels();
    if (!states) return process::status_from_error(states.error());
    for (const ChannelState& state : *states) *response->add_channels() = proto_from_state(state);
    return grpc::Status::OK;
  }

  grpc::Status Setup(grpc::ServerContext*, const v1::ChannelRequest* request,
                     v1::ChannelFindings* response) override {
    return answer(channels_.setup(TenantId{request->tenant()}, request->account()), *response);
  }

  grpc::Status Check(grpc::ServerContext*, const v1::ChannelRequest* request,
                     v1::ChannelFindings* response) override {
    return answer(channels_.check(TenantId{request->tenant()}, request->account()), *response);
  }

 private:
  static grpc::Status answer(const Result<std::vector<Finding>>& findings,
                             v1::ChannelFindings& response) {
    if (!findings) return process::status_from_error(findings.error());
    for (const Finding& one : *findings) *response.add_findings() = proto_from_finding(one);
    return grpc::Status::OK;
  }

  ChannelPort& channels_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_rpc_service(ChannelPort& channels) {
  return std::make_unique<Service>(channels);
}

}  // namespace serap::sender
