#pragma once
// Channel states and findings <-> protobuf; only for rpc_client.cpp and rpc_service.cpp.
#include "gateway/sender/port.hpp"
#include "serap/sender/v1/sender.grpc.pb.h"

namespace serap::sender {

v1::Channel proto_from_state(const ChannelState& state);
ChannelState state_from_proto(const v1::Channel& proto);
v1::Finding proto_from_finding(const Finding& finding);
Finding finding_from_proto(const v1::Finding& proto);

}  // namespace serap::sender
