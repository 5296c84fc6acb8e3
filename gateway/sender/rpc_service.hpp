#pragma once
#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "gateway/sender/channel_board.hpp"

namespace serap::sender {

// serap.sender.v1.Sender. Borrows the board.
std::unique_ptr<grpc::Service> make_rpc_service(const ChannelBoard& board);

}  // namespace serap::sender
