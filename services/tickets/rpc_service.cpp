#include "services/tickets/rpc_service.hpp"

#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/port.hpp"
#include "services/tickets/wire.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostItems = 1024;

// Items that cannot be read get their error, the others go to the port together, and the answers
// stand in the items' order.
template <class Item, class Answer, class Protos, class FromProto, class Ask>
Result<std::vector<Result<Answer>>> ask_each(const Protos& protos, const FromProto& from_proto,
                                             const Ask& ask) {
  if (protos.size() > kMostItems) return Error{Error::Kind::kInvalid, "too many items in a call"};
  std::vector<Item> good;
  std::vector<Result<Answer>> answers;
  std::vector<std::size_t> places;
  for (const auto& proto : protos) {
    auto item = from_proto(proto);
    answers.push_back(item ? Error{Error::Kind::kUnavailable, "not answered"} : item.error());
    if (!item) continue;
    places.push_back(answers.size() - 1);
    good.push_back(*std::move(item));
  }
  Result<std::vector<Result<Answer>>> got = ask(good);
  if (!got) return got.error();
  for (std::size_t i = 0; i < places.size(); ++i) answers[places[i]] = std::move((*got)[i]);
  return answers;
}

v1::Outcome outcome_of(const Result<void>& result) {
  return result ? v1::Outcome{} : proto_from_error(result.error());
}

v1::TicketResult proto_from_result(const Result<TicketSummary>& result) {
  v1::TicketResult proto;
  if (result) *proto.mutable_ticket() = proto_from_ticket(*result);
  if (!result) *proto.mutable_outcome() = proto_from_error(result.error());
  return proto;
}

v1::Found proto_from_found(const Result<std::vector<TicketSummary>>& result) {
  v1::Found proto;
  if (!result) {
    *proto.mutable_outcome() = proto_from_error(result.error());
    return proto;
  }
  for (const TicketSummary& ticket : *result) *proto.add_tickets() = proto_from_ticket(ticket);
  return proto;
}

Result<Query> query_from_proto(const v1::Query& proto) {
  return Query{CitizenId{proto.citizen()}, TicketNumber{proto.number()}, proto.quoted()};
}

Result<Blanking> blanking_from_proto(const v1::Blanking& proto) {
  return Blanking{CitizenId{proto.citizen()}, proto.platform_id(),
                  from_unix_milliseconds(proto.at_ms())};
}

class IntakeService : public v1::Intake::Service {
 public:
  explicit IntakeService(IntakePort& intake) : intake_(intake) {}

  grpc::Status Resolve(grpc::ServerContext*, const v1::ResolveRequest* request,
                       v1::ResolveResponse* response) override {
    const auto answers =
        ask_each<Writer, Citizen>(request->writers(), writer_from_proto,
                                  [&](const auto& items) { return intake_.resolve(items); });
    if (!answers) return process::status_from_error(answers.error());
    for (const auto& answer : *answers) *response->add_citizens() = proto_from_citizen(answer);
    return grpc::Status::OK;
  }

  grpc::Status Record(grpc::ServerContext*, const v1::RecordRequest* request,
                      v1::OutcomesResponse* response) override {
    const auto answers =
        ask_each<Message, void>(request->messages(), message_from_proto,
                                [&](const auto& items) { return intake_.record(items); });
    if (!answers) return process::status_from_error(answers.error());
    for (const auto& answer : *answers) *response->add_outcomes() = outcome_of(answer);
    return grpc::Status::OK;
  }

  grpc::Status Open(grpc::ServerContext*, const v1::OpenRequest* request,
                    v1::TicketsResponse* response) override {
    const auto answers =
        ask_each<Draft, TicketSummary>(request->drafts(), draft_from_proto,
                                       [&](const auto& items) { return intake_.open(items); });
    if (!answers) return process::status_from_error(answers.error());
    for (const auto& answer : *answers) *response->add_results() = proto_from_result(answer);
    return grpc::Status::OK;
  }

  grpc::Status Change(grpc::ServerContext*, const v1::ChangeRequest* request,
                      v1::TicketsResponse* response) override {
    const auto answers = ask_each<tickets::Change, TicketSummary>(
        request->changes(), change_from_proto,
        [&](const auto& items) { return intake_.change(items); });
    if (!answers) return process::status_from_error(answers.error());
    for (const auto& answer : *answers) *response->add_results() = proto_from_result(answer);
    return grpc::Status::OK;
  }

  grpc::Status Find(grpc::ServerContext*, const v1::FindRequest* request,
                    v1::FindResponse* response) override {
    const auto answers = ask_each<Query, std::vector<TicketSummary>>(
        request->queries(), query_from_proto,
        [&](const auto& items) { return intake_.find(items); });
    if (!answers) return process::status_from_error(answers.error());
    for (const auto& answer : *answers) *response->add_found() = proto_from_found(answer);
    return grpc::Status::OK;
  }

  grpc::Status RecordDelivery(grpc::ServerContext*, const v1::RecordDeliveryRequest* request,
                              v1::OutcomesResponse* response) override {
    const auto answers =
        ask_each<Delivery, void>(request->deliveries(), delivery_from_proto,
                                 [&](const auto& items) { return intake_.record_delivery(items); });
    if (!answers) return process::status_from_error(answers.error());
    for (const auto& answer : *answers) *response->add_outcomes() = outcome_of(answer);
    return grpc::Status::OK;
  }

  grpc::Status Blank(grpc::ServerContext*, const v1::BlankRequest* request,
                     v1::OutcomesResponse* response) override {
    const auto answers =
        ask_each<Blanking, void>(request->blankings(), blanking_from_proto,
                                 [&](const auto& items) { return intake_.blank(items); });
    if (!answers) return process::status_from_error(answers.error());
    for (const auto& answer : *answers) *response->add_outcomes() = outcome_of(answer);
    return grpc::Status::OK;
  }

 private:
  IntakePort& intake_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_intake_service(IntakePort& intake) {
  return std::make_unique<IntakeService>(intake);
}

}  // namespace serap::tickets
