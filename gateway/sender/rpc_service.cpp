#include "gateway/sender/rpc_service.hpp"

#include <grpcpp/grpcpp.h>

#include "serap/sender/v1/sender.grpc.pb.h"

namespace serap::sender {
namespace {

class Service final : public v1::Sender::Service {
 public:
  explicit Service(const ChannelBoard& board) : board_(board) {}

  grpc::Status Channels(grpc::ServerContext*, const v1::ChannelsRequest*,
                        v1::ChannelsResponse* response) override {
    for (const ChannelState& state : board_.all()) {
      v1::Channel& channel = *response->add_channels();
      channel.set_channel(std::string(name_of(state.channel)));
      channel.set_tenant(state.tenant.value);
      channel.set_name(state.name);
      channel.set_waiting(state.waiting);
      channel.set_sent(state.sent);
      channel.set_repeated(state.repeated);
      channel.set_failed(state.failed);
      channel.set_paused(state.paused);
    }
    return grpc::Status::OK;
  }

 private:
  const ChannelBoard& board_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_rpc_service(const ChannelBoard& board) {
  return std::make_unique<Service>(board);
}

}  // namespace serap::sender
