#include "services/redis/log_codec.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "services/model/overloaded.hpp"

namespace serap::redis {
namespace {

using nlohmann::json;
constexpr int kVersion = 1;

// A citizen's bytes may be no UTF-8: they are replaced, not refused.
std::string text_of(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string word(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}
std::int64_t number(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}
Time time(const json& object, const char* key) {
  return from_unix_milliseconds(number(object, key));
}
void put(json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

json json_from(const Attachment& attachment) {
  json object{{"type", attachment.type}, {"ref", attachment.ref}};
  put(object, "mime", attachment.mime);
  put(object, "name", attachment.name);
  put(object, "sha256", attachment.sha256);
  if (!attachment.keep) object["keep"] = false;
  return object;
}

Attachment attachment_from(const json& object) {
  return {word(object, "type"), word(object, "ref"),    word(object, "mime"),
          word(object, "name"), word(object, "sha256"), object.value("keep", true)};
}

json json_from(const StoredMedia& media) {
  return {{"hash", media.hash}, {"mime", media.mime}, {"name", media.name}, {"bytes", media.bytes}};
}

StoredMedia media_from(const json& object) {
  return {word(object, "hash"), word(object, "mime"), word(object, "name"),
          static_cast<std::uint64_t>(number(object, "bytes"))};
}

// Calls `each` with every object of the list under `key`.
template <class Each>
void for_objects(const json& object, const char* key, Each each) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return;
  for (const json& item : *found) {
    if (item.is_object()) each(item);
  }
}

std::vector<Attachment> attachments_from(const json& object) {
  std::vector<Attachment> all;
  for_objects(object, "att", [&](const json& item) { all.push_back(attachment_from(item)); });
  return all;
}

void put(json& object, const std::vector<Attachment>& attachments) {
  for (const Attachment& attachment : attachments) object["att"].push_back(json_from(attachment));
}

std::vector<std::string> words(const json& object, const char* key) {
  std::vector<std::string> all;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return all;
  for (const json& item : *found) {
    if (item.is_string()) all.push_back(item.get<std::string>());
  }
  return all;
}

json json_from(const TicketSummary& ticket) {
  json object{{"id", ticket.id.value},
              {"number", ticket.number.value},
              {"status", id_of(ticket.status)},
              {"kind", id_of(ticket.kind)},
              {"topic", ticket.topic.value},
              {"title", ticket.title},
              {"agency", ticket.agency.value},
              {"agency_name", ticket.agency_name},
              {"opened", unix_milliseconds(ticket.opened)},
              {"version", ticket.version}};
  if (ticket.due) object["due"] = unix_milliseconds(*ticket.due);
  if (ticket.zone != TicketSummary{}.zone) object["zone"] = ticket.zone.count();
  put(object, "secrecy", std::string{id_of(ticket.secrecy)});
  return object;
}

TicketSummary ticket_from(const json& object) {
  TicketSummary ticket;
  ticket.id = TicketId{word(object, "id")};
  ticket.number = TicketNumber{word(object, "number")};
  ticket.status = status_with_id(word(object, "status")).value_or(TicketStatus::kDiterima);
  ticket.kind = kind_with_id(word(object, "kind")).value_or(Kind::kComplaint);
  ticket.topic = TopicId{word(object, "topic")};
  ticket.title = word(object, "title");
  ticket.agency = AgencyCode{word(object, "agency")};
  ticket.agency_name = word(object, "agency_name");
  ticket.opened = time(object, "opened");
  ticket.version = static_cast<std::uint64_t>(number(object, "version"));
  if (object.contains("due")) ticket.due = time(object, "due");
  if (object.contains("zone")) ticket.zone = std::chrono::minutes{number(object, "zone")};
  ticket.secrecy = secrecy_with_id(word(object, "secrecy")).value_or(Secrecy::kNone);
  return ticket;
}

void put_what(json& object, const Happening& what) {
  std::visit(
      Overloaded{
          [&](const Text& text) {
            object.update({{"k", "text"}, {"text", text.body}});
          },
          [&](const Choice& choice) {
            object.update({{"k", "choice"}, {"choice", choice.id}, {"title", choice.title}});
          },
          [&](const Pin& pin) {
            object.update({{"k", "pin"}, {"lat", pin.at.latitude}, {"lon", pin.at.longitude}});
            put(object, "place", pin.name);
            put(object, "address", pin.address);
          },
          [&](const Unsupported& other) {
            object.update({{"k", "unsupported"}, {"type", other.type}});
            put(object, "text", other.caption);
          },
          [&](const Media& media) {
            object["k"] = "media";
            put(object, "text", media.text);
            put(object, media.attachments);
          },
          [&](const Referral& referral) {
            object.update({{"k", "referral"}, {"ref", referral.ref}, {"source", referral.source}});
          },
          [&](const Reaction& reaction) {
            object.update(
                {{"k", "reaction"}, {"message", reaction.message}, {"text", reaction.emoji}});
          },
          [&](const Edited& edited) {
            object.update({{"k", "edit"}, {"message", edited.message}, {"text", edited.text}});
          },
          [&](const Unsent& unsent) {
            object.update({{"k", "unsent"}, {"message", unsent.message}});
          },
          [&](const Preference& preference) {
            object.update({{"k", "preference"}, {"stop", preference.stop}});
          },
          [&](const Renumbered& renumbered) {
            object["k"] = "renumbered";
            put(object, "old_phone", renumbered.previous_phone);
            put(object, "old_bsuid", renumbered.previous_bsuid);
          },
          [&](const ColleagueReplied& reply) {
            object.update({{"k", "colleague"}, {"text", reply.text}});
            put(object, reply.attachments);
          },
          [&](const WindowClosed& closed) {
            object.update({{"k", "window"}, {"ob", closed.outbound.value}, {"text", closed.text}});
            put(object, "about", closed.ticket.value);
          },
          [&](const MediaStored& stored) {
            object.update({{"k", "stored"},
                           {"fetch", stored.fetch.value},
                           {"message", stored.message},
                           {"media", json_from(stored.media)}});
            put(object, "about", stored.ticket.value);
          },
          [&](const MediaLost& lost) {
            object.update({{"k", "lost"},
                           {"fetch", lost.fetch.value},
                           {"message", lost.message},
                           {"type", lost.type},
                           {"reason", lost.reason}});
            put(object, "about", lost.ticket.value);
          },
          [&](const StaffReplied& reply) {
            object.update(
                {{"k", "replied"}, {"ticket", json_from(reply.ticket)}, {"text", reply.text}});
          },
          [&](const StatusChanged& change) {
            object.update({{"k", "status"}, {"ticket", json_from(change.ticket)}});
            put(object, "text", change.note);
            put(object, "cause", change.cause);
          },
          [&](const TimerRang& timer) {
            object.update(
                {{"k", "timer"}, {"timer", timer.name}, {"due", unix_milliseconds(timer.due)}});
          },
      },
      what);
}

// What staff, tickets and the sender tell.
std::optional<Happening> what_of_ours(std::string_view kind, const json& object) {
  if (kind == "window")
    return WindowClosed{OutboundId{word(object, "ob")}, TicketId{word(object, "about")},
                        word(object, "text")};
  if (kind == "stored" && object.contains("media") && object["media"].is_object())
    return MediaStored{EventId{word(object, "fetch")}, word(object, "message"),
                       TicketId{word(object, "about")}, media_from(object["media"])};
  if (kind == "lost")
    return MediaLost{EventId{word(object, "fetch")}, word(object, "message"),
                     TicketId{word(object, "about")}, word(object, "type"), word(object, "reason")};
  const auto ticket = object.find("ticket");
  if (ticket == object.end() || !ticket->is_object()) return std::nullopt;
  if (kind == "replied") return StaffReplied{ticket_from(*ticket), word(object, "text")};
  if (kind == "status")
    return StatusChanged{ticket_from(*ticket), word(object, "text"), word(object, "cause")};
  return std::nullopt;
}

std::optional<Happening> what_from(const json& object) {
  const std::string kind = word(object, "k");
  if (kind == "text") return Text{word(object, "text")};
  if (kind == "choice") return Choice{word(object, "choice"), word(object, "title")};
  if (kind == "pin")
    return Pin{{object.value("lat", 0.0), object.value("lon", 0.0)},
               word(object, "place"),
               word(object, "address")};
  if (kind == "unsupported") return Unsupported{word(object, "type"), word(object, "text")};
  if (kind == "timer") return TimerRang{word(object, "timer"), time(object, "due")};
  if (kind == "media") return Media{word(object, "text"), attachments_from(object)};
  if (kind == "referral") return Referral{word(object, "ref"), word(object, "source")};
  if (kind == "reaction") return Reaction{word(object, "message"), word(object, "text")};
  if (kind == "edit") return Edited{word(object, "message"), word(object, "text")};
  if (kind == "unsent") return Unsent{word(object, "message")};
  if (kind == "preference") return Preference{object.value("stop", false)};
  if (kind == "renumbered") return Renumbered{word(object, "old_phone"), word(object, "old_bsuid")};
  if (kind == "colleague") return ColleagueReplied{word(object, "text"), attachments_from(object)};
  return what_of_ours(kind, object);
}

void put_address(json& object, const Address& address) {
  object["ch"] = name_of(address.channel);
  object["tn"] = address.tenant.value;
  object["to"] = address.id;
}

std::optional<Address> address_from(const json& object) {
  const std::optional<Channel> channel = channel_named(word(object, "ch"));
  if (!channel) return std::nullopt;
  return Address{*channel, TenantId{word(object, "tn")}, word(object, "to")};
}

std::string_view field(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

// The object under field "e" if it is ours to read.
Result<json> object_of(const Fields& fields) {
  json object = json::parse(field(fields, "e"), nullptr, false);
  if (!object.is_object()) return Error{Error::Kind::kInvalid, "log entry is no JSON object"};
  if (number(object, "v") < 1 || number(object, "v") > kVersion)
    return Error{Error::Kind::kInvalid, "log entry of another version"};
  return object;
}

Error incomplete(std::string_view what) {
  return {Error::Kind::kInvalid, "log entry lacks " + std::string{what}};
}

Result<Inbound> timer_from(std::string_view member, std::string_view due_text) {
  const std::size_t line = member.find('\n');
  const std::optional<Address> address = address_from_key(member.substr(0, line));
  std::int64_t due = 0;
  std::from_chars(due_text.data(), due_text.data() + due_text.size(), due);
  if (line == member.npos || !address || due <= 0) return incomplete("a timer's address or time");
  Inbound inbound;
  inbound.address = *address;
  inbound.at = inbound.received = from_unix_milliseconds(due);
  inbound.what = TimerRang{std::string{member.substr(line + 1)}, inbound.at};
  inbound.id = EventId{"timer:" + std::string{member.substr(0, line)} + ":" +
                       std::string{member.substr(line + 1)} + ":" + std::to_string(due)};
  return inbound;
}

}  // namespace

std::string encode(const Inbound& inbound) {
  json object{{"v", kVersion},
              {"id", inbound.id.value},
              {"at", unix_milliseconds(inbound.at)},
              {"rx", unix_milliseconds(inbound.received)}};
  put_address(object, inbound.address);
  put(object, "phone", inbound.person.phone);
  put(object, "bsuid", inbound.person.bsuid);
  put(object, "name", inbound.person.name);
  put(object, "user", inbound.person.username);
  put(object, "re", inbound.reply_to);
  put(object, "pid", inbound.platform_id);
  if (!inbound.flags.empty()) object["flags"] = inbound.flags;
  put_what(object, inbound.what);
  return text_of(object);
}

Result<Inbound> decode_inbound(const Fields& fields) {
  if (const std::string_view timer = field(fields, "t"); !timer.empty())
    return timer_from(timer, field(fields, "d"));
  const Result<json> parsed = object_of(fields);
  if (!parsed) return parsed.error();
  const json& object = *parsed;
  const std::optional<Address> address = address_from(object);
  std::optional<Happening> what = what_from(object);
  if (!address || !what || word(object, "id").empty())
    return incomplete("an address, an id or a known kind");
  Inbound inbound;
  inbound.id = EventId{word(object, "id")};
  inbound.address = *address;
  inbound.person = {word(object, "phone"), word(object, "bsuid"), word(object, "name"),
                    word(object, "user")};
  inbound.at = time(object, "at");
  inbound.received = time(object, "rx");
  inbound.reply_to = word(object, "re");
  inbound.platform_id = word(object, "pid");
  inbound.flags = words(object, "flags");
  inbound.what = std::move(*what);
  return inbound;
}

std::string encode(const Outbound& outbound) {
  json object{{"v", kVersion},
              {"id", outbound.id.value},
              {"lane", name_of(outbound.lane)},
              {"text", outbound.text},
              {"at", unix_milliseconds(outbound.created)},
              {"in", unix_milliseconds(outbound.last_inbound)}};
  put_address(object, outbound.to);
  put(object, "list", outbound.list_button);
  put(object, "ticket", outbound.ticket.value);
  if (outbound.ask_location) object["loc"] = true;
  for (const Choice& choice : outbound.choices)
    object["choices"].push_back({choice.id, choice.title});
  put(object, "lang", outbound.language);
  put(object, "answers", outbound.answers);
  if (outbound.from_person) object["person"] = true;
  for (const StoredMedia& media : outbound.media) object["media"].push_back(json_from(media));
  if (!outbound.template_.name.empty())
    object["template"] = {{"name", outbound.template_.name},
                          {"values", outbound.template_.parameters}};
  return text_of(object);
}

Result<Outbound> decode_outbound(const Fields& fields) {
  const Result<json> parsed = object_of(fields);
  if (!parsed) return parsed.error();
  const json& object = *parsed;
  const std::optional<Address> address = address_from(object);
  if (!address || word(object, "id").empty()) return incomplete("an address or an id");
  Outbound outbound;
  outbound.id = OutboundId{word(object, "id")};
  outbound.to = *address;
  for (const Lane lane : {Lane::kAcknowledgement, Lane::kAnswer, Lane::kBroadcast}) {
    if (word(object, "lane") == name_of(lane)) outbound.lane = lane;
  }
  outbound.text = word(object, "text");
  outbound.list_button = word(object, "list");
  outbound.ask_location = object.contains("loc");
  outbound.ticket = TicketId{word(object, "ticket")};
  outbound.created = time(object, "at");
  outbound.last_inbound = time(object, "in");
  outbound.language = word(object, "lang");
  outbound.answers = word(object, "answers");
  outbound.from_person = object.contains("person");
  for_objects(object, "media",
              [&](const json& item) { outbound.media.push_back(media_from(item)); });
  if (const auto found = object.find("template"); found != object.end() && found->is_object())
    outbound.template_ = {word(*found, "name"), words(*found, "values")};
  if (const auto choices = object.find("choices"); choices != object.end() && choices->is_array()) {
    for (const json& choice : *choices) {
      if (!choice.is_array() || choice.size() != 2 || !choice[0].is_string() ||
          !choice[1].is_string())
        return incomplete("a choice's id or title");
      outbound.choices.push_back({choice[0].get<std::string>(), choice[1].get<std::string>()});
    }
  }
  return outbound;
}

std::string encode(const Delivery& delivery) {
  json object{{"v", kVersion},
              {"id", delivery.id.value},
              {"state", name_of(delivery.state)},
              {"at", unix_milliseconds(delivery.at)}};
  put_address(object, delivery.to);
  put(object, "ob", delivery.outbound.value);
  put(object, "pid", delivery.platform_id);
  if (delivery.part != 0) object["part"] = delivery.part;
  if (delivery.error_code != 0) object["error"] = delivery.error_code;
  put(object, "title", delivery.error_title);
  return text_of(object);
}

Result<Delivery> decode_delivery(const Fields& fields) {
  const Result<json> parsed = object_of(fields);
  if (!parsed) return parsed.error();
  const json& object = *parsed;
  const std::optional<Address> address = address_from(object);
  const std::optional<DeliveryState> state = delivery_state_named(word(object, "state"));
  if (!address || !state) return incomplete("an address or a known state");
  return Delivery{EventId{word(object, "id")},
                  OutboundId{word(object, "ob")},
                  static_cast<int>(number(object, "part")),
                  word(object, "pid"),
                  *address,
                  *state,
                  time(object, "at"),
                  static_cast<int>(number(object, "error")),
                  word(object, "title")};
}

std::string encode(const Fetch& fetch) {
  json object{{"v", kVersion},
              {"id", fetch.id.value},
              {"message", fetch.message},
              {"at", unix_milliseconds(fetch.at)}};
  put_address(object, fetch.from);
  put(object, "ticket", fetch.ticket.value);
  put(object, {fetch.attachment});
  return text_of(object);
}

Result<Fetch> decode_fetch(const Fields& fields) {
  const Result<json> parsed = object_of(fields);
  if (!parsed) return parsed.error();
  const json& object = *parsed;
  const std::optional<Address> address = address_from(object);
  std::vector<Attachment> attachments = attachments_from(object);
  if (!address || word(object, "id").empty() || attachments.size() != 1)
    return incomplete("an address, an id or its attachment");
  return Fetch{EventId{word(object, "id")},      *address,
               word(object, "message"),          std::move(attachments.front()),
               TicketId{word(object, "ticket")}, time(object, "at")};
}

std::string timer_member(const Address& address, std::string_view name) {
  return key_of(address).append("\n").append(name);
}

}  // namespace serap::redis
