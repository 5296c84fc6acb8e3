#pragma once
#include <memory>

#include "services/classifier/reader_in_use.hpp"
#include "services/process/metrics.hpp"

namespace grpc {
class Service;
}

namespace serap::classifier {

// The gRPC service over the reader in use, with its counters in `metrics`. Borrows both: they must
// outlive it.
std::unique_ptr<grpc::Service> make_rpc_service(const ReaderInUse& reader,
                                                process::Metrics& metrics);

}  // namespace serap::classifier
