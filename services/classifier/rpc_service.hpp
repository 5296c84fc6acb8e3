#pragma once
#include <memory>

#include "services/classifier/understand.hpp"
#include "services/process/metrics.hpp"

namespace grpc {
class Service;
}

namespace serap::classifier {

// The gRPC service over a reader, with its counters in `metrics`. Borrows both: they must outlive
// it.
std::unique_ptr<grpc::Service> make_rpc_service(const Reader& reader, process::Metrics& metrics);

}  // namespace serap::classifier
