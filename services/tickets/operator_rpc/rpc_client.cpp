#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/operator_port.hpp"

namespace serap::tickets {
namespace {

namespace v1 = serap::tickets::v1;

// A new list of holidays moves every open deadline of a city.
constexpr std::chrono::minutes kRecomputeDeadline{5};

Correction correction_from_proto(const v1::Correction& proto) {
  return {from_unix_milliseconds(proto.at_ms()),
          proto.text(),
          proto.topic_was(),
          proto.topic_is(),
          proto.kind_was(),
          proto.kind_is(),
          proto.agency_was(),
          proto.agency_is(),
          proto.model()};
}

class OperatorClient : public OperatorPort {
 public:
  explicit OperatorClient(const std::string& target)
      : stub_(v1::Operator::NewStub(process::make_channel(target))) {}

  Result<Recomputed> set_holidays(const std::string& secret, const HolidayList& list) override {
    v1::SetHolidaysRequest request;
    request.set_operator_secret(secret);
    request.set_year(list.year);
    for (const Holiday& holiday : list.days) {
      v1::Holiday& proto = *request.add_days();
      proto.set_day(holiday.day);
      proto.set_scope(holiday.scope);
      proto.set_name(holiday.name);
    }
    v1::SetHolidaysResponse response;
    const auto status =
        stub_->SetHolidays(process::make_context(kRecomputeDeadline).get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return Recomputed{response.open(), response.moved()};
  }

  Result<std::vector<Correction>> corrections(const std::string& secret, Time after) override {
    v1::CorrectionsRequest request;
    request.set_operator_secret(secret);
    request.set_after_ms(unix_milliseconds(after));
    v1::CorrectionsResponse response;
    const auto status = stub_->Corrections(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    std::vector<Correction> found;
    for (const v1::Correction& one : response.corrections())
      found.push_back(correction_from_proto(one));
    return found;
  }

  Result<AuditState> verify_audit(const std::string& secret) override {
    v1::OperatorRequest request;
    request.set_operator_secret(secret);
    v1::AuditState response;
    const auto status =
        stub_->VerifyAudit(process::make_context(kRecomputeDeadline).get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    AuditState state{response.rows(), std::nullopt, response.last_seal()};
    if (response.broken() != 0) state.broken = response.broken();
    return state;
  }

  Result<std::string> export_citizen(const std::string& secret, const std::string& who) override {
    v1::ExportCitizenResponse response;
    const auto status =
        stub_->ExportCitizen(process::make_context().get(), asked(secret, who), &response);
    if (!status.ok()) return process::error_from_status(status);
    return response.json();
  }

  Result<Erased> erase_citizen(const std::string& secret, const std::string& who) override {
    v1::EraseCitizenResponse response;
    const auto status =
        stub_->EraseCitizen(process::make_context().get(), asked(secret, who), &response);
    if (!status.ok()) return process::error_from_status(status);
    return Erased{response.messages(), response.tickets(), response.withdrawn(), response.media()};
  }

 private:
  static v1::CitizenRequest asked(const std::string& secret, const std::string& who) {
    v1::CitizenRequest request;
    request.set_operator_secret(secret);
    request.set_who(who);
    return request;
  }

  std::unique_ptr<v1::Operator::Stub> stub_;
};

}  // namespace

std::unique_ptr<OperatorPort> make_operator_client(const std::string& target) {
  return std::make_unique<OperatorClient>(target);
}

}  // namespace serap::tickets
