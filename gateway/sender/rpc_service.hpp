#pragma once
#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "gateway/sender/port.hpp"

namespace serap::sender {

// serap.sender.v1.Sender. Borrows the port.
std::unique_ptr<grpc::Service> make_rpc_service(ChannelPort& channels);

}  // namespace serap::sender
