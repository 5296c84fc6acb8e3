#pragma once
#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

namespace serap::tickets {

class IntakePort;
class DeskPort;
class WorkbenchPort;
class MediaPort;
class OperatorPort;

// The ports as gRPC services. They borrow the port, which must outlive them.
std::unique_ptr<grpc::Service> make_intake_service(IntakePort& intake);
std::unique_ptr<grpc::Service> make_desk_service(DeskPort& desk);
std::unique_ptr<grpc::Service> make_workbench_service(WorkbenchPort& workbench);
std::unique_ptr<grpc::Service> make_media_service(MediaPort& port);
std::unique_ptr<grpc::Service> make_operator_service(OperatorPort& port);

}  // namespace serap::tickets
