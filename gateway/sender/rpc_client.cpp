#include <grpcpp/grpcpp.h>

#include "gateway/sender/wire.hpp"
#include "services/process/grpc_client.hpp"

namespace serap::sender {
namespace {

// A check asks Meta several times, one after the other.
constexpr std::chrono::seconds kCareDeadline{60};

class RpcClient : public ChannelPort {
 public:
  explicit RpcClient(const std::string& target)
      : stub_(v1::Sender::NewStub(process::make_channel(target))) {}

  Result<std::vector<ChannelState>> channels() override {
    v1::ChannelsResponse response;
    const auto status = stub_->Channels(process::make_context().get(), {}, &response);
    if (!status.ok()) return process::error_from_status(status);
    std::vector<ChannelState> states;
    for (const v1::Channel& one : response.channels()) states.push_back(state_from_proto(one));
    return states;
  }

  Result<std::vector<Finding>> setup(const TenantId& tenant, const std::string& account) override {
    v1::ChannelFindings response;
    const auto context = process::make_context(kCareDeadline);
    const auto status = stub_->Setup(context.get(), request_for(tenant, account), &response);
    return findings_from(status, response);
  }

  Result<std::vector<Finding>> check(const TenantId& tenant, const std::string& account) override {
    v1::ChannelFindings response;
    const auto context = process::make_context(kCareDeadline);
    const auto status = stub_->Check(context.get(), request_for(tenant, account), &response);
    return findings_from(status, response);
  }

 private:
  static v1::ChannelRequest request_for(const TenantId& tenant, const std::string& account) {
    v1::ChannelRequest request;
    request.set_tenant(tenant.value);
    request.set_account(account);
    return request;
  }

  static Result<std::vector<Finding>> findings_from(const grpc::Status& status,
                                                    const v1::ChannelFindings& response) {
    if (!status.ok()) return process::error_from_status(status);
    std::vector<Finding> findings;
    for (const v1::Finding& one : response.findings()) findings.push_back(finding_from_proto(one));
    return findings;
  }

  std::unique_ptr<v1::Sender::Stub> stub_;
};

}  // namespace

std::unique_ptr<ChannelPort> make_rpc_client(const std::string& target) {
  return std::make_unique<RpcClient>(target);
}

}  // namespace serap::sender
