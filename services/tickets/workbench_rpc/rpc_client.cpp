#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/workbench.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/workbench_port.hpp"
#include "services/tickets/workbench_rpc/wire.hpp"

namespace serap::tickets {
namespace {

using Stub = v1::Workbench::Stub;

class WorkbenchClient : public WorkbenchPort {
 public:
  explicit WorkbenchClient(const std::string& target)
      : stub_(v1::Workbench::NewStub(process::make_channel(target))) {}

  Result<std::uint64_t> mark() override {
    return call<v1::MarkResponse>(
        &Stub::Mark, v1::MarkRequest{},
        [](const v1::MarkResponse& proto) -> Result<std::uint64_t> { return proto.mark(); });
  }

  Result<Pulse> pulse(const SessionToken& session, const TicketId& ticket) override {
    v1::PulseRequest request;
    request.set_session(session.value);
    request.set_ticket(ticket.value);
    return call<v1::PulseResponse>(&Stub::Pulse, request,
                                   [](const v1::PulseResponse& proto) -> Result<Pulse> {
                                     return Pulse{proto.queue(), proto.ticket()};
                                   });
  }

  Result<std::vector<SimilarRow>> similar(const SessionToken& session,
                                          const TicketId& ticket) override {
    v1::GetTicketRequest request;
    request.set_session(session.value);
    request.set_ticket(ticket.value);
    return call<v1::SimilarResponse>(&Stub::Similar, request, similar_from_proto);
  }

  Result<std::vector<Kept>> kept(const SessionToken& session, Kept::What what) override {
    v1::ListKeptRequest request;
    request.set_session(session.value);
    request.set_kind(std::string{id_of(what)});
    return call<v1::ListKeptResponse>(
        &Stub::ListKept, request,
        [](const v1::ListKeptResponse& proto) -> Result<std::vector<Kept>> {
          std::vector<Kept> all;
          for (const v1::Kept& one : proto.kept()) {
            auto kept = kept_from_proto(one);
            if (!kept) return kept.error();
            all.push_back(*std::move(kept));
          }
          return all;
        });
  }

  Result<Kept> keep(const SessionToken& session, const Kept& kept) override {
    v1::KeepRequest request;
    request.set_session(session.value);
    *request.mutable_kept() = proto_from_kept(kept);
    return call<v1::Kept>(&Stub::Keep, request, kept_from_proto);
  }

  Result<void> forget(const SessionToken& session, std::int64_t id) override {
    v1::ForgetRequest request;
    request.set_session(session.value);
    request.set_id(id);
    v1::ForgetResponse response;
    const auto status = stub_->Forget(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return {};
  }

  Result<Figures> figures(const SessionToken& session, const Period& period) override {
    v1::FiguresRequest request;
    request.set_session(session.value);
    request.set_from_ms(unix_milliseconds(period.from));
    request.set_to_ms(unix_milliseconds(period.to));
    return call<v1::FiguresResponse>(&Stub::Figures, request, figures_from_proto);
  }

 private:
  // One call with the deadline, and its answer translated.
  template <class Response, class Request, class FromProto>
  auto call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
            const Request& request, const FromProto& from_proto)
      -> decltype(from_proto(Response{})) {
    Response response;
    const auto status = (stub_.get()->*method)(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return from_proto(response);
  }

  std::unique_ptr<v1::Workbench::Stub> stub_;
};

}  // namespace

std::unique_ptr<WorkbenchPort> make_workbench_client(const std::string& target) {
  return std::make_unique<WorkbenchClient>(target);
}

}  // namespace serap::tickets
