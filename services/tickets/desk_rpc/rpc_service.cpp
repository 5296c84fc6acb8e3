// The Desk's half of services/tickets/rpc_service.hpp.
#include "services/tickets/rpc_service.hpp"

#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/desk_port.hpp"
#include "services/tickets/desk_rpc/wire.hpp"

namespace serap::tickets {
namespace {

using grpc::ServerContext;
using grpc::Status;
using process::status_from_error;

SessionToken token_in(const v1::SessionRequest& proto) { return {proto.session()}; }

class DeskService : public v1::Desk::Service {
 public:
  explicit DeskService(DeskPort& desk) : desk_(desk) {}

  Status Login(ServerContext*, const v1::LoginRequest* request,
               v1::SessionResponse* response) override {
    const auto session = desk_.login({request->email(), request->password(), request->from()});
    if (!session) return status_from_error(session.error());
    *response = proto_from_session(*session);
    return Status::OK;
  }

  Status Logout(ServerContext*, const v1::SessionRequest* request, v1::LogoutResponse*) override {
    const auto done = desk_.logout(token_in(*request));
    return done ? Status::OK : status_from_error(done.error());
  }

  Status WhoAmI(ServerContext*, const v1::SessionRequest* request,
                v1::SessionResponse* response) override {
    const auto session = desk_.whoami(token_in(*request));
    if (!session) return status_from_error(session.error());
    *response = proto_from_session(*session);
    return Status::OK;
  }

  Status List(ServerContext*, const v1::ListRequest* request, v1::ListResponse* response) override {
    const auto filter = filter_from_proto(*request);
    if (!filter) return status_from_error(filter.error());
    const auto page = desk_.list({request->session()}, *filter);
    if (!page) return status_from_error(page.error());
    for (const Row& row : page->rows) *response->add_rows() = proto_from_row(row);
    response->set_total(page->total);
    return Status::OK;
  }

  Status Counts(ServerContext*, const v1::SessionRequest* request,
                v1::CountsResponse* response) override {
    const auto counts = desk_.counts(token_in(*request));
    if (!counts) return status_from_error(counts.error());
    *response = proto_from_counts(*counts);
    return Status::OK;
  }

  Status GetTicket(ServerContext*, const v1::GetTicketRequest* request,
                   v1::TicketDetail* response) override {
    const auto detail = desk_.ticket({request->session()}, TicketId{request->ticket()});
    if (!detail) return status_from_error(detail.error());
    *response = proto_from_detail(*detail);
    return Status::OK;
  }

  Status Topics(ServerContext*, const v1::SessionRequest* request,
                v1::TopicsResponse* response) override {
    const auto topics = desk_.topics(token_in(*request));
    if (!topics) return status_from_error(topics.error());
    for (const Topic& topic : *topics) *response->add_topics() = proto_from_topic(topic);
    return Status::OK;
  }

  Status Act(ServerContext*, const v1::ActRequest* request, v1::TicketDetail* response) override {
    const auto act = act_from_proto(*request);
    if (!act) return status_from_error(act.error());
    const auto detail = desk_.act(*act);
    if (!detail) return status_from_error(detail.error());
    *response = proto_from_detail(*detail);
    return Status::OK;
  }

  Status AddStaff(ServerContext*, const v1::AddStaffRequest* request,
                  v1::Staff* response) override {
    const auto role = role_with_id(request->role());
    if (!role)
      return status_from_error(
          {Error::Kind::kInvalid, "role is national, coordinator, liaison or read-only"});
    const auto staff = desk_.add_staff(request->operator_secret(),
                                       {request->email(), request->name(), *role,
                                        AgencyCode{request->agency()}, request->password()});
    if (!staff) return status_from_error(staff.error());
    *response = proto_from_staff(*staff);
    return Status::OK;
  }

  Status ListStaff(ServerContext*, const v1::ListStaffRequest* request,
                   v1::ListStaffResponse* response) override {
    const auto all = desk_.list_staff(request->operator_secret());
    if (!all) return status_from_error(all.error());
    for (const tickets::Staff& staff : *all) *response->add_staff() = proto_from_staff(staff);
    return Status::OK;
  }

  Status DisableStaff(ServerContext*, const v1::DisableStaffRequest* request,
                      v1::Staff* response) override {
    const auto staff = desk_.disable_staff(request->operator_secret(), request->email());
    if (!staff) return status_from_error(staff.error());
    *response = proto_from_staff(*staff);
    return Status::OK;
  }

 private:
  DeskPort& desk_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_desk_service(DeskPort& desk) {
  return std::make_unique<DeskService>(desk);
}

}  // namespace serap::tickets
