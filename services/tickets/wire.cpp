#include "services/tickets/wire.hpp"

#include <array>

#include "services/process/grpc_client.hpp"

namespace serap::tickets {
namespace {

Error unknown(std::string_view what) {
  return {Error::Kind::kInvalid, std::string{"unknown "}.append(what).append(" on the wire")};
}

std::int64_t proto_from_time(const std::optional<Time>& time) {
  return time ? unix_milliseconds(*time) : 0;
}
std::optional<Time> time_from_proto(std::int64_t ms) {
  return ms == 0 ? std::nullopt : std::optional{from_unix_milliseconds(ms)};
}

}  // namespace

v1::Outcome proto_from_error(const Error& error) {
  v1::Outcome proto;
  proto.set_code(process::word_from_kind(error.kind));
  proto.set_message(error.message);
  return proto;
}

std::optional<Error> error_from_proto(const v1::Outcome& outcome) {
  if (outcome.code().empty()) return std::nullopt;
  return Error{process::kind_from_word(outcome.code()), outcome.message()};
}

v1::Address proto_from_address(const Address& address) {
  v1::Address proto;
  proto.set_channel(std::string{name_of(address.channel)});
  proto.set_tenant(address.tenant.value);
  proto.set_id(address.id);
  return proto;
}

Result<Address> address_from_proto(const v1::Address& proto) {
  const auto channel = channel_named(proto.channel());
  if (!channel) return unknown("channel");
  return Address{*channel, TenantId{proto.tenant()}, proto.id()};
}

v1::Writer proto_from_writer(const Writer& writer) {
  v1::Writer proto;
  *proto.mutable_address() = proto_from_address(writer.address);
  proto.set_phone(writer.person.phone);
  proto.set_bsuid(writer.person.bsuid);
  proto.set_name(writer.person.name);
  proto.set_previous_phone(writer.previous_phone);
  proto.set_previous_bsuid(writer.previous_bsuid);
  return proto;
}

Result<Writer> writer_from_proto(const v1::Writer& proto) {
  auto address = address_from_proto(proto.address());
  if (!address) return address.error();
  Writer writer;
  writer.address = *std::move(address);
  writer.person.phone = proto.phone();
  writer.person.bsuid = proto.bsuid();
  writer.person.name = proto.name();
  writer.previous_phone = proto.previous_phone();
  writer.previous_bsuid = proto.previous_bsuid();
  return writer;
}

v1::Citizen proto_from_citizen(const Result<Citizen>& citizen) {
  v1::Citizen proto;
  if (!citizen) {
    *proto.mutable_outcome() = proto_from_error(citizen.error());
    return proto;
  }
  proto.set_citizen(citizen->id.value);
  *proto.mutable_home() = proto_from_address(citizen->home);
  proto.set_language(citizen->language);
  proto.set_last_inbound_ms(proto_from_time(citizen->last_inbound));
  for (const TicketSummary& ticket : citizen->open_tickets)
    *proto.add_open_tickets() = proto_from_ticket(ticket);
  return proto;
}

Result<Citizen> citizen_from_proto(const v1::Citizen& proto) {
  if (auto error = error_from_proto(proto.outcome())) return *error;
  auto home = address_from_proto(proto.home());
  if (!home) return home.error();
  Citizen citizen{CitizenId{proto.citizen()},
                  *home,
                  proto.language(),
                  time_from_proto(proto.last_inbound_ms()),
                  {}};
  for (const v1::Ticket& one : proto.open_tickets()) {
    auto ticket = ticket_from_proto(one);
    if (!ticket) return ticket.error();
    citizen.open_tickets.push_back(*std::move(ticket));
  }
  return citizen;
}

v1::Ticket proto_from_ticket(const TicketSummary& ticket) {
  v1::Ticket proto;
  proto.set_id(ticket.id.value);
  proto.set_number(ticket.number.value);
  proto.set_status(std::string{id_of(ticket.status)});
  proto.set_kind(std::string{id_of(ticket.kind)});
  proto.set_topic(ticket.topic.value);
  proto.set_title(ticket.title);
  proto.set_agency(ticket.agency.value);
  proto.set_agency_name(ticket.agency_name);
  proto.set_opened_ms(unix_milliseconds(ticket.opened));
  proto.set_version(ticket.version);
  proto.set_due_ms(proto_from_time(ticket.due));
  proto.set_zone_minutes(static_cast<std::int32_t>(ticket.zone.count()));
  proto.set_secrecy(std::string{id_of(ticket.secrecy)});
  return proto;
}

Result<TicketSummary> ticket_from_proto(const v1::Ticket& proto) {
  const auto status = status_with_id(proto.status());
  const auto kind = kind_with_id(proto.kind());
  if (!status) return unknown("status");
  if (!kind) return unknown("kind");
  const auto secrecy = secrecy_with_id(proto.secrecy());
  if (!secrecy) return unknown("secrecy");
  TicketSummary ticket;
  ticket.id.value = proto.id();
  ticket.number.value = proto.number();
  ticket.status = *status;
  ticket.kind = *kind;
  ticket.topic.value = proto.topic();
  ticket.title = proto.title();
  ticket.agency.value = proto.agency();
  ticket.agency_name = proto.agency_name();
  ticket.opened = from_unix_milliseconds(proto.opened_ms());
  ticket.version = proto.version();
  ticket.due = time_from_proto(proto.due_ms());
  if (proto.zone_minutes() != 0) ticket.zone = std::chrono::minutes{proto.zone_minutes()};
  ticket.secrecy = *secrecy;
  return ticket;
}

v1::MessageMedia proto_from_media(const MessageMedia& media) {
  v1::MessageMedia proto;
  proto.set_ordinal(media.ordinal);
  proto.set_hash(media.hash);
  proto.set_mime(media.mime);
  proto.set_name(media.name);
  proto.set_bytes(media.bytes);
  proto.set_state(std::string{name_of(media.state)});
  return proto;
}

Result<MessageMedia> media_from_proto(const v1::MessageMedia& proto) {
  const auto state = media_state_named(proto.state());
  if (!state) return unknown("media state");
  return MessageMedia{proto.ordinal(), proto.hash(),  proto.mime(),
                      proto.name(),    proto.bytes(), *state};
}

v1::Message proto_from_message(const Message& message) {
  v1::Message proto;
  proto.set_key(message.key);
  proto.set_citizen(message.citizen.value);
  *proto.mutable_address() = proto_from_address(message.address);
  proto.set_direction(message.outgoing ? "out" : "in");
  proto.set_author(message.author);
  proto.set_kind(message.kind);
  proto.set_text(message.text);
  proto.set_at_ms(unix_milliseconds(message.at));
  proto.set_ticket(message.ticket.value);
  proto.set_platform_id(message.platform_id);
  for (const MessageMedia& media : message.media) *proto.add_media() = proto_from_media(media);
  proto.set_language(message.language);
  return proto;
}

Result<Message> message_from_proto(const v1::Message& proto) {
  auto address = address_from_proto(proto.address());
  if (!address) return address.error();
  if (proto.direction() != "in" && proto.direction() != "out") return unknown("direction");
  Message message{proto.key(),
                  CitizenId{proto.citizen()},
                  *address,
                  proto.direction() == "out",
                  proto.author(),
                  proto.kind(),
                  proto.text(),
                  from_unix_milliseconds(proto.at_ms()),
                  TicketId{proto.ticket()},
                  proto.platform_id()};
  message.language = proto.language();
  for (const v1::MessageMedia& one : proto.media()) {
    auto media = media_from_proto(one);
    if (!media) return media.error();
    message.media.push_back(*std::move(media));
  }
  return message;
}

v1::Change proto_from_change(const Change& change) {
  v1::Change proto;
  proto.set_key(change.key);
  proto.set_ticket(change.ticket.value);
  proto.set_citizen(change.citizen.value);
  proto.set_what(std::string{name_of(change.what)});
  proto.set_text(change.text);
  if (change.draft) *proto.mutable_draft() = proto_from_draft(*change.draft);
  proto.set_at_ms(unix_milliseconds(change.at));
  proto.set_secrecy(std::string{id_of(change.secrecy)});
  for (const MessageMedia& media : change.media) *proto.add_media() = proto_from_media(media);
  return proto;
}

Result<Change> change_from_proto(const v1::Change& proto) {
  constexpr std::array kAll{Change::What::kConfirm, Change::What::kFile,   Change::What::kCancel,
                            Change::What::kRedraft, Change::What::kAdd,    Change::What::kDone,
                            Change::What::kNotDone, Change::What::kPartly, Change::What::kSecrecy,
                            Change::What::kMedia};
  Change change;
  bool known = false;
  for (const Change::What what : kAll) {
    if (name_of(what) != proto.what()) continue;
    change.what = what;
    known = true;
  }
  if (!known) return unknown("change");
  change.key = proto.key();
  change.ticket.value = proto.ticket();
  change.citizen.value = proto.citizen();
  change.text = proto.text();
  change.at = from_unix_milliseconds(proto.at_ms());
  const auto secrecy = secrecy_with_id(proto.secrecy());
  if (!secrecy) return unknown("secrecy");
  change.secrecy = *secrecy;
  for (const v1::MessageMedia& one : proto.media()) {
    auto media = media_from_proto(one);
    if (!media) return media.error();
    change.media.push_back(*std::move(media));
  }
  if (proto.has_draft()) {
    auto draft = draft_from_proto(proto.draft());
    if (!draft) return draft.error();
    change.draft = *std::move(draft);
  }
  return change;
}

v1::Delivery proto_from_delivery(const Delivery& delivery) {
  v1::Delivery proto;
  proto.set_id(delivery.id.value);
  proto.set_outbound(delivery.outbound.value);
  proto.set_part(delivery.part);
  proto.set_platform_id(delivery.platform_id);
  *proto.mutable_to() = proto_from_address(delivery.to);
  proto.set_state(std::string{name_of(delivery.state)});
  proto.set_at_ms(unix_milliseconds(delivery.at));
  proto.set_error_code(delivery.error_code);
  proto.set_error_title(delivery.error_title);
  return proto;
}

Result<Delivery> delivery_from_proto(const v1::Delivery& proto) {
  const auto state = delivery_state_named(proto.state());
  if (!state) return unknown("delivery state");
  Address to;
  if (proto.has_to()) {
    auto told = address_from_proto(proto.to());
    if (!told) return told.error();
    to = *std::move(told);
  }
  return Delivery{EventId{proto.id()},
                  OutboundId{proto.outbound()},
                  proto.part(),
                  proto.platform_id(),
                  to,
                  *state,
                  from_unix_milliseconds(proto.at_ms()),
                  proto.error_code(),
                  proto.error_title()};
}

}  // namespace serap::tickets
