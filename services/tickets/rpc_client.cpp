#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/port.hpp"
#include "services/tickets/wire.hpp"

namespace serap::tickets {
namespace {

// The answers, one an item; an answer of another length is not of this call.
template <class T, class Protos, class FromProto>
Result<std::vector<T>> each_from(const Protos& protos, std::size_t wanted,
                                 const FromProto& from_proto) {
  if (static_cast<std::size_t>(protos.size()) != wanted) {
    return Error{Error::Kind::kRejected,
                 "tickets answered another number of items than were asked"};
  }
  std::vector<T> answers;
  answers.reserve(wanted);
  for (const auto& proto : protos) answers.push_back(from_proto(proto));
  return answers;
}

Result<void> outcome_from_proto(const v1::Outcome& proto) {
  if (auto error = error_from_proto(proto)) return *error;
  return {};
}

Result<TicketSummary> result_from_proto(const v1::TicketResult& proto) {
  if (auto error = error_from_proto(proto.outcome())) return *error;
  return ticket_from_proto(proto.ticket());
}

Result<std::vector<TicketSummary>> found_from_proto(const v1::Found& proto) {
  if (auto error = error_from_proto(proto.outcome())) return *error;
  std::vector<TicketSummary> tickets;
  for (const v1::Ticket& one : proto.tickets()) {
    auto ticket = ticket_from_proto(one);
    if (!ticket) return ticket.error();
    tickets.push_back(*std::move(ticket));
  }
  return tickets;
}

class RpcClient : public IntakePort {
 public:
  explicit RpcClient(const std::string& target)
      : stub_(v1::Intake::NewStub(process::make_channel(target))) {}

  Result<std::vector<Result<Citizen>>> resolve(std::span<const Writer> writers) override {
    v1::ResolveRequest request;
    for (const Writer& writer : writers) *request.add_writers() = proto_from_writer(writer);
    v1::ResolveResponse response;
    const auto status = stub_->Resolve(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return each_from<Result<Citizen>>(response.citizens(), writers.size(), citizen_from_proto);
  }

  Result<std::vector<Result<void>>> record(std::span<const Message> messages) override {
    v1::RecordRequest request;
    for (const Message& message : messages) *request.add_messages() = proto_from_message(message);
    v1::OutcomesResponse response;
    const auto status = stub_->Record(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return each_from<Result<void>>(response.outcomes(), messages.size(), outcome_from_proto);
  }

  Result<std::vector<Result<TicketSummary>>> open(std::span<const Draft> drafts) override {
    v1::OpenRequest request;
    for (const Draft& draft : drafts) *request.add_drafts() = proto_from_draft(draft);
    v1::TicketsResponse response;
    const auto status = stub_->Open(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return each_from<Result<TicketSummary>>(response.results(), drafts.size(), result_from_proto);
  }

  Result<std::vector<Result<TicketSummary>>> change(std::span<const Change> changes) override {
    v1::ChangeRequest request;
    for (const Change& change : changes) *request.add_changes() = proto_from_change(change);
    v1::TicketsResponse response;
    const auto status = stub_->Change(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return each_from<Result<TicketSummary>>(response.results(), changes.size(), result_from_proto);
  }

  Result<std::vector<Result<std::vector<TicketSummary>>>> find(
      std::span<const Query> queries) override {
    v1::FindRequest request;
    for (const Query& query : queries) {
      v1::Query& proto = *request.add_queries();
      proto.set_citizen(query.citizen.value);
      proto.set_number(query.number.value);
      proto.set_quoted(query.quoted);
    }
    v1::FindResponse response;
    const auto status = stub_->Find(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return each_from<Result<std::vector<TicketSummary>>>(response.found(), queries.size(),
                                                         found_from_proto);
  }

  Result<std::vector<Result<void>>> record_delivery(std::span<const Delivery> deliveries) override {
    v1::RecordDeliveryRequest request;
    for (const Delivery& delivery : deliveries)
      *request.add_deliveries() = proto_from_delivery(delivery);
    v1::OutcomesResponse response;
    const auto status = stub_->RecordDelivery(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return each_from<Result<void>>(response.outcomes(), deliveries.size(), outcome_from_proto);
  }

  Result<std::vector<Result<void>>> blank(std::span<const Blanking> blankings) override {
    v1::BlankRequest request;
    for (const Blanking& blanking : blankings) {
      v1::Blanking& proto = *request.add_blankings();
      proto.set_citizen(blanking.citizen.value);
      proto.set_platform_id(blanking.platform_id);
      proto.set_at_ms(unix_milliseconds(blanking.at));
    }
    v1::OutcomesResponse response;
    const auto status = stub_->Blank(process::make_context().get(), request, &response);
    if (!status.ok()) return process::error_from_status(status);
    return each_from<Result<void>>(response.outcomes(), blankings.size(), outcome_from_proto);
  }

 private:
  std::unique_ptr<v1::Intake::Stub> stub_;
};

}  // namespace

std::unique_ptr<IntakePort> make_rpc_client(const std::string& target) {
  return std::make_unique<RpcClient>(target);
}

}  // namespace serap::tickets
