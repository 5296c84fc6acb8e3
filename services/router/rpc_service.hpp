#pragma once
#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "services/model/time.hpp"
#include "services/process/metrics.hpp"
#include "services/router/folder.hpp"

namespace serap::router {

// The gRPC service over the loaded table, with its counters in `metrics`. Borrows both: they must
// outlive it. `clock` tells the day on which rows must be valid.
std::unique_ptr<grpc::Service> make_rpc_service(const Loaded& loaded, Clock clock,
                                                process::Metrics& metrics);

}  // namespace serap::router
