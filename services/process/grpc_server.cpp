#include "services/process/grpc_server.hpp"

#include <chrono>

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>

#include "services/process/settings.hpp"

namespace serap::process {

GrpcServer::GrpcServer(const std::string& address, const std::vector<grpc::Service*>& services) {
  require_loopback("gRPC", address);
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT,
                             0);  // a second process on this port must fail, not share it
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port_);
  for (grpc::Service* service : services) builder.RegisterService(service);
  server_ = builder.BuildAndStart();
  if (!server_ || port_ == 0)
    throw SettingsError("cannot listen on " + address + ": is another process using that port?");
}

GrpcServer::~GrpcServer() {
  if (server_) server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(2));
}

void GrpcServer::drain() { server_->GetHealthCheckService()->SetServingStatus(false); }

}  // namespace serap::process
