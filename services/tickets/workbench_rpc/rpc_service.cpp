#include "services/tickets/rpc_service.hpp"

#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/workbench.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/workbench_port.hpp"
#include "services/tickets/workbench_rpc/wire.hpp"

namespace serap::tickets {
namespace {

using grpc::ServerContext;
using grpc::Status;
using process::status_from_error;

class WorkbenchService : public v1::Workbench::Service {
 public:
  explicit WorkbenchService(WorkbenchPort& workbench) : workbench_(workbench) {}

  Status Mark(ServerContext*, const v1::MarkRequest*, v1::MarkResponse* response) override {
    const auto mark = workbench_.mark();
    if (!mark) return status_from_error(mark.error());
    response->set_mark(*mark);
    return Status::OK;
  }

  Status Pulse(ServerContext*, const v1::PulseRequest* request,
               v1::PulseResponse* response) override {
    const auto pulse = workbench_.pulse({request->session()}, TicketId{request->ticket()});
    if (!pulse) return status_from_error(pulse.error());
    response->set_queue(pulse->queue);
    response->set_ticket(pulse->ticket);
    return Status::OK;
  }

  Status Similar(ServerContext*, const v1::GetTicketRequest* request,
                 v1::SimilarResponse* response) override {
    const auto rows = workbench_.similar({request->session()}, TicketId{request->ticket()});
    if (!rows) return status_from_error(rows.error());
    *response = proto_from_similar(*rows);
    return Status::OK;
  }

  Status ListKept(ServerContext*, const v1::ListKeptRequest* request,
                  v1::ListKeptResponse* response) override {
    const auto what = kept_with_id(request->kind());
    if (!what) return status_from_error({Error::Kind::kInvalid, "kept are replies and filters"});
    const auto all = workbench_.kept({request->session()}, *what);
    if (!all) return status_from_error(all.error());
    for (const tickets::Kept& kept : *all) *response->add_kept() = proto_from_kept(kept);
    return Status::OK;
  }

  Status Keep(ServerContext*, const v1::KeepRequest* request, v1::Kept* response) override {
    const auto kept = kept_from_proto(request->kept());
    if (!kept) return status_from_error(kept.error());
    const auto done = workbench_.keep({request->session()}, *kept);
    if (!done) return status_from_error(done.error());
    *response = proto_from_kept(*done);
    return Status::OK;
  }

  Status Forget(ServerContext*, const v1::ForgetRequest* request, v1::ForgetResponse*) override {
    const auto done = workbench_.forget({request->session()}, request->id());
    return done ? Status::OK : status_from_error(done.error());
  }

  Status Figures(ServerContext*, const v1::FiguresRequest* request,
                 v1::FiguresResponse* response) override {
    const auto figures = workbench_.figures(
        {request->session()},
        {from_unix_milliseconds(request->from_ms()), from_unix_milliseconds(request->to_ms())});
    if (!figures) return status_from_error(figures.error());
    *response = proto_from_figures(*figures);
    return Status::OK;
  }

 private:
  WorkbenchPort& workbench_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_workbench_service(WorkbenchPort& workbench) {
  return std::make_unique<WorkbenchService>(workbench);
}

}  // namespace serap::tickets
