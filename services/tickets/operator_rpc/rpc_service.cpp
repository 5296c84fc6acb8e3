// The operator's part of services/tickets/rpc_service.hpp.
#include "services/tickets/rpc_service.hpp"

#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/operator_port.hpp"

namespace serap::tickets {
namespace {

namespace v1 = serap::tickets::v1;
using grpc::ServerContext;
using grpc::Status;
using process::status_from_error;

class OperatorService : public v1::Operator::Service {
 public:
  explicit OperatorService(OperatorPort& port) : port_(port) {}

  Status SetHolidays(ServerContext*, const v1::SetHolidaysRequest* request,
                     v1::SetHolidaysResponse* response) override {
    HolidayList list{request->year(), {}};
    for (const v1::Holiday& one : request->days())
      list.days.push_back({one.day(), one.scope(), one.name()});
    const auto done = port_.set_holidays(request->operator_secret(), list);
    if (!done) return status_from_error(done.error());
    response->set_open(done->open);
    response->set_moved(done->moved);
    return Status::OK;
  }

  Status Corrections(ServerContext*, const v1::CorrectionsRequest* request,
                     v1::CorrectionsResponse* response) override {
    const auto found =
        port_.corrections(request->operator_secret(), from_unix_milliseconds(request->after_ms()));
    if (!found) return status_from_error(found.error());
    for (const Correction& one : *found) {
      v1::Correction& proto = *response->add_corrections();
      proto.set_at_ms(unix_milliseconds(one.at));
      proto.set_text(one.text);
      proto.set_topic_was(one.topic_was);
      proto.set_topic_is(one.topic_is);
      proto.set_kind_was(one.kind_was);
      proto.set_kind_is(one.kind_is);
      proto.set_agency_was(one.agency_was);
      proto.set_agency_is(one.agency_is);
      proto.set_model(one.model);
    }
    return Status::OK;
  }

  Status VerifyAudit(ServerContext*, const v1::OperatorRequest* request,
                     v1::AuditState* response) override {
    const auto state = port_.verify_audit(request->operator_secret());
    if (!state) return status_from_error(state.error());
    response->set_rows(state->rows);
    response->set_broken(state->broken.value_or(0));
    response->set_last_seal(state->last_seal);
    return Status::OK;
  }

  Status ExportCitizen(ServerContext*, const v1::CitizenRequest* request,
                       v1::ExportCitizenResponse* response) override {
    const auto json = port_.export_citizen(request->operator_secret(), request->who());
    if (!json) return status_from_error(json.error());
    response->set_json(*json);
    return Status::OK;
  }

  Status EraseCitizen(ServerContext*, const v1::CitizenRequest* request,
                      v1::EraseCitizenResponse* response) override {
    const auto erased = port_.erase_citizen(request->operator_secret(), request->who());
    if (!erased) return status_from_error(erased.error());
    response->set_messages(erased->messages);
    response->set_tickets(erased->tickets);
    response->set_withdrawn(erased->withdrawn);
    response->set_media(erased->media);
    return Status::OK;
  }

 private:
  OperatorPort& port_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_operator_service(OperatorPort& port) {
  return std::make_unique<OperatorService>(port);
}

}  // namespace serap::tickets
