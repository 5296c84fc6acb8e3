#pragma once
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace grpc {
class Service;
class Server;
}  // namespace grpc

namespace serap::process {

// A gRPC server with the health and reflection services. Borrows the services: they must outlive
// it.
class GrpcServer {
 public:
  // Listens on `address` ("127.0.0.1:7103"; port 0: any free one). Throws SettingsError if it
  // cannot or if the address is not loopback.
  GrpcServer(const std::string& address, const std::vector<grpc::Service*>& services);
  ~GrpcServer();  // gives running calls two seconds to end
  int port() const { return port_; }
  // Tells health watchers NOT_SERVING, so that callers turn away before the end.
  void drain();

 private:
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace serap::process
