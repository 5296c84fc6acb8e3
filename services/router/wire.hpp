#pragma once
// proto <-> domain. With rpc_client.* and rpc_service.* the only includer of the router's pb.h.
#include <span>
#include <vector>

#include "serap/router/v1/router.pb.h"
#include "services/model/result.hpp"
#include "services/router/port.hpp"

namespace serap::router {

// Most matters one call may hold. Source: router.proto.
inline constexpr int kMaxMatters = 256;

// A text that is not UTF-8 cannot travel in a proto string: all its bytes beyond ASCII become '?'.
v1::RouteRequest proto_from_matters(std::span<const Matter> matters);
// kInvalid: more than kMaxMatters.
Result<std::vector<Matter>> matters_from_proto(const v1::RouteRequest& proto);

v1::Routing proto_from_routing(const Routing& routing);
Routing routing_from_proto(const v1::Routing& proto);

}  // namespace serap::router
