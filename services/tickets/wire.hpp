#pragma once
// The citizen's side: proto <-> domain. A proto that names an unknown channel, kind, state or
// change is kInvalid.
#include "serap/tickets/v1/tickets.pb.h"
#include "services/tickets/port.hpp"

namespace serap::tickets {

namespace v1 = serap::tickets::v1;

v1::Outcome proto_from_error(const Error& error);
// Nothing: it worked.
std::optional<Error> error_from_proto(const v1::Outcome& outcome);

v1::Address proto_from_address(const Address& address);
Result<Address> address_from_proto(const v1::Address& proto);

v1::Writer proto_from_writer(const Writer& writer);
Result<Writer> writer_from_proto(const v1::Writer& proto);

v1::Citizen proto_from_citizen(const Result<Citizen>& citizen);
Result<Citizen> citizen_from_proto(const v1::Citizen& proto);

v1::Ticket proto_from_ticket(const TicketSummary& ticket);
Result<TicketSummary> ticket_from_proto(const v1::Ticket& proto);

v1::MessageMedia proto_from_media(const MessageMedia& media);
Result<MessageMedia> media_from_proto(const v1::MessageMedia& proto);

v1::Message proto_from_message(const Message& message);
Result<Message> message_from_proto(const v1::Message& proto);

v1::Draft proto_from_draft(const Draft& draft);
Result<Draft> draft_from_proto(const v1::Draft& proto);

v1::Change proto_from_change(const Change& change);
Result<Change> change_from_proto(const v1::Change& proto);

v1::Delivery proto_from_delivery(const Delivery& delivery);
Result<Delivery> delivery_from_proto(const v1::Delivery& proto);

}  // namespace serap::tickets
