// What a told thing means for us: the one place where that is decided, for every channel.
#include "gateway/platform/our_id.hpp"
#include "gateway/platform/parsed.hpp"

namespace serap::platform {
namespace {

std::string milliseconds(const std::optional<Time>& time) {
  return time ? std::to_string(unix_milliseconds(*time)) : std::string();
}

Address address_of(const Told& told, Channel channel) {
  if (!told.scoped_id.empty()) return {channel, told.tenant, told.scoped_id};
  return {channel, told.tenant, told.person.bsuid.empty() ? told.person.phone : told.person.bsuid};
}

std::string joined(std::initializer_list<std::string_view> words) {
  std::string all;
  for (const std::string_view word : words) all.append(":").append(word);
  return all;
}

// ":kind:tenant:...": what tells an event from all others, and is the same when it comes again.
std::string key_of(const Told& told, const Address& from) {
  const std::string& tenant = told.tenant.value;
  const std::string at = milliseconds(told.at);
  switch (told.kind) {
    case ToldKind::kMessage:
      return joined({"m", tenant, told.id});
    case ToldKind::kPostback:
      return told.id.empty() ? joined({"p", tenant, from.id, at, told.payload})
                             : joined({"p", tenant, told.id});
    case ToldKind::kReferral:
      return joined({"f", tenant, from.id, at, told.payload});
    case ToldKind::kReaction:
      return joined({"r", tenant, told.id, from.id, told.has("removed") ? "-" : told.text, at});
    case ToldKind::kEdit:
      return joined({"e", tenant, told.id, told.ordinal});
    case ToldKind::kDelete:
      return joined({"d", tenant, told.reply_to.empty() ? told.id : told.reply_to});
    case ToldKind::kEcho:
      return joined({"h", tenant, told.id});
    case ToldKind::kStatus:
      return told.id.empty()
                 ? joined({"s", tenant, from.id, told.status, milliseconds(told.watermark)})
                 : joined({"s", tenant, told.id, told.status, at});
    case ToldKind::kOptin:
    case ToldKind::kOptout:
      return joined({"o", tenant, from.id, name_of(told.kind), at});
    default:
      return joined({"y", tenant, told.id});
  }
}

std::string_view prefix_of(Channel channel) {
  switch (channel) {
    case Channel::kWhatsapp:
      return "wa";
    case Channel::kMessenger:
      return "ms";
    case Channel::kInstagram:
      return "ig";
  }
  return "wa";
}

EventId event_id(const Told& told, const Address& from) {
  return EventId{std::string(prefix_of(from.channel)) + key_of(told, from)};
}

// A platform's time that is missing or impossible becomes the time of receipt.
Time sane(const std::optional<Time>& told, Time received) {
  return told && *told <= received + std::chrono::hours{24} ? *told : received;
}

Happening message_of(Told& told) {
  if (!told.unsupported.empty()) return Unsupported{told.unsupported, told.text};
  if (!told.payload.empty()) return Choice{told.payload, told.text};
  if (told.location) return *told.location;
  if (!told.attachments.empty()) return Media{told.text, std::move(told.attachments)};
  return Text{told.text};
}

Happening happening_of(Told& told) {
  const std::string& message = told.reply_to.empty() ? told.id : told.reply_to;
  switch (told.kind) {
    case ToldKind::kPostback:
      if (told.payload.empty()) return Text{told.text};
      return Choice{told.payload, told.text};
    case ToldKind::kReferral:
      return Referral{told.payload, told.flags.empty() ? std::string() : told.flags.front()};
    case ToldKind::kReaction:
      return Reaction{message, told.text};
    case ToldKind::kEdit:
      return Edited{message, told.text};
    case ToldKind::kDelete:
      return Unsent{message};
    case ToldKind::kOptin:
    case ToldKind::kOptout:
      return Preference{told.kind == ToldKind::kOptout};
    case ToldKind::kSystem:
      return Renumbered{told.previous.phone, told.previous.bsuid};
    case ToldKind::kEcho:
      return ColleagueReplied{told.text, std::move(told.attachments)};
    default:
      return message_of(told);
  }
}

Item inbound_of(Told told, const Address& from, Time received) {
  Inbound inbound;
  inbound.id = event_id(told, from);
  inbound.address = from;
  inbound.at = sane(told.at, received);
  inbound.received = received;
  inbound.platform_id = told.id;
  inbound.what = happening_of(told);
  inbound.person = std::move(told.person);
  const bool quotes = told.kind == ToldKind::kMessage || told.kind == ToldKind::kEcho;
  if (quotes) inbound.reply_to = std::move(told.reply_to);
  inbound.flags = std::move(told.flags);
  return inbound;
}

std::optional<DeliveryState> state_named(const std::string& status) {
  if (status == "sent") return DeliveryState::kSent;
  if (status == "delivered") return DeliveryState::kDelivered;
  if (status == "read" || status == "played") return DeliveryState::kRead;  // played: a voice note
  if (status == "failed") return DeliveryState::kFailed;
  return std::nullopt;
}

Delivery delivery_of(const Told& told, const Address& to, DeliveryState state, Time received) {
  Delivery delivery;
  delivery.id = event_id(told, to);
  const OurPart ours = our_part(told.ours);
  delivery.outbound = ours.outbound;
  delivery.part = ours.part;
  delivery.platform_id = told.id;
  delivery.to = to;
  delivery.state = state;
  delivery.at = sane(told.id.empty() ? told.watermark : told.at, received);
  if (told.error) {
    delivery.error_code = told.error->code;
    delivery.error_title = told.error->title;
  }
  return delivery;
}

Item ignored_item(const Told& told, std::string_view reason) {
  const std::size_t space = std::min(reason.find(' '), reason.size());
  return Ignored{told.tenant, std::string(reason.substr(0, space)),
                 std::string(reason.substr(std::min(space + 1, reason.size())))};
}

}  // namespace

Item item_of(Told told, Channel channel, Time received) {
  const Address citizen = address_of(told, channel);
  const bool moved = !told.previous.phone.empty() || !told.previous.bsuid.empty();
  switch (told.kind) {
    case ToldKind::kRejected:
      return Rejected{told.tenant, std::move(told.reason), std::move(told.raw)};
    case ToldKind::kIgnored:
      return ignored_item(told, told.reason);
    case ToldKind::kStatus:
      if (const std::optional<DeliveryState> state = state_named(told.status))
        return delivery_of(told, citizen, *state, received);
      return ignored_item(told, "status " + told.status);
    case ToldKind::kEcho:
      if (told.has("own")) return delivery_of(told, citizen, DeliveryState::kAccepted, received);
      break;
    case ToldKind::kSystem:
      if (!moved) return ignored_item(told, "system " + (told.flags.empty() ? "" : told.flags[0]));
      break;
    default:
      break;
  }
  if (citizen.id.empty()) return ignored_item(told, std::string(name_of(told.kind)) + " user_ref");
  return inbound_of(std::move(told), citizen, received);
}

}  // namespace serap::platform
