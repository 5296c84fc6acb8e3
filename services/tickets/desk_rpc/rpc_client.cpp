#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/desk_port.hpp"
#include "services/tickets/desk_rpc/wire.hpp"

namespace serap::tickets {
namespace {

v1::SessionRequest proto_from_token(const SessionToken& session) {
  v1::SessionRequest proto;
  proto.set_session(session.value);
  return proto;
}

class DeskClient : public DeskPort {
 public:
  explicit DeskClient(const std::string& target)
      : stub_(v1::Desk::NewStub(process::make_channel(target))) {}

  Result<Session> login(const Login& login) override {
    v1::LoginRequest request;
    request.set_email(login.email);
    request.set_password(login.password);
    request.set_from(login.from);
    return call<v1::SessionResponse>(&v1::Desk::Stub::Login, request, session_from_proto);
  }

  Result<void> logout(const SessionToken& session) override {
    v1::LogoutResponse response;
    const auto status =
        stub_->Logout(process::make_context().get(), proto_from_token(session), &response);
    if (!status.ok()) return process::error_from_status(status);
    return {};
  }

  Result<Session> whoami(const SessionToken& session) override {
    return call<v1::SessionResponse>(&v1::Desk::Stub::WhoAmI, proto_from_token(session),
                                     session_from_proto);
  }

  Result<Page> list(const SessionToken& session, const Filter& filter) override {
    return call<v1::ListResponse>(&v1::Desk::Stub::List, proto_from_filter(session, filter),
                                  [](const v1::ListResponse& proto) -> Result<Page> {
                                    Page page;
                                    page.total = proto.total();
                                    for (const v1::TicketRow& one : proto.rows()) {
                                      auto row = row_from_proto(one);
                                      if (!row) return row.error();
                                      page.rows.push_back(*std::move(row));
                                    }
                                    return page;
                                  });
  }

  Result<Counts> counts(const SessionToken& session) override {
    return call<v1::CountsResponse>(
        &v1::Desk::Stub::Counts, proto_from_token(session),
        [](const v1::CountsResponse& proto) -> Result<Counts> { return counts_from_proto(proto); });
  }

  Result<Detail> ticket(const SessionToken& session, const TicketId& id) override {
    v1::GetTicketRequest request;
    request.set_session(session.value);
    request.set_ticket(id.value);
    return call<v1::TicketDetail>(&v1::Desk::Stub::GetTicket, request, detail_from_proto);
  }

  Result<std::vector<Topic>> topics(const SessionToken& session) override {
    return call<v1::TopicsResponse>(
        &v1::Desk::Stub::Topics, proto_from_token(session),
        [](const v1::TopicsResponse& proto) -> Result<std::vector<Topic>> {
          std::vector<Topic> topics;
          for (const v1::Topic& one : proto.topics()) topics.push_back(topic_from_proto(one));
          return topics;
        });
  }

  Result<Detail> act(const Act& act) override {
    return call<v1::TicketDetail>(&v1::Desk::Stub::Act, proto_from_act(act), detail_from_proto);
  }

  Result<Staff> add_staff(const std::string& operator_secret, const NewStaff& staff) override {
    v1::AddStaffRequest request;
    request.set_operator_secret(operator_secret);
    request.set_email(staff.email);
    request.set_name(staff.name);
    request.set_role(std::string{id_of(staff.role)});
    request.set_agency(staff.agency.value);
    request.set_password(staff.password);
    return call<v1::Staff>(&v1::Desk::Stub::AddStaff, request, staff_from_proto);
  }

  Result<std::vector<Staff>> list_staff(const std::string& operator_secret) override {
    v1::ListStaffRequest request;
    request.set_operator_secret(operator_secret);
    return call<v1::ListStaffResponse>(
        &v1::Desk::Stub::ListStaff, request,
        [](const v1::ListStaffResponse& proto) -> Result<std::vector<Staff>> {
          std::vector<Staff> all;
          for (const v1::Staff& one : proto.staff()) {
            auto staff = staff_from_proto(one);
            if (!staff) return staff.error();
            all.push_back(*std::move(staff));
          }
          return all;
        });
  }

  Result<Staff> disable_staff(const std::string& operator_secret,
                              const std::string& email) override {
    v1::DisableStaffRequest request;
    request.set_operator_secret(operator_secret);
    request.set_email(email);
    return call<v1::Staff>(&v1::Desk::Stub::DisableStaff, request, staff_from_proto);
  }

 private:
  // One call with the deadline, and its answer translated.
  template <class Response, class Request, class FromProto>
  auto call(grpc::Status (v1::Desk::Stub::*method)(grpc::ClientContext*, const Request&, Response*),
            const Request& request, const FromProto& from_proto)
      -> decltype(from_proto(Response{})) {
    Response response;
    const auto status = ((*stub_).*method)(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return from_proto(response);
  }

  std::unique_ptr<v1::Desk::Stub> stub_;
};

}  // namespace

std::unique_ptr<DeskPort> make_desk_client(const std::string& target) {
  return std::make_unique<DeskClient>(target);
}

}  // namespace serap::tickets
