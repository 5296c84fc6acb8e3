#include "services/redis/log_codec.hpp"

#include <charconv>

#include "services/redis/codec_json.hpp"
#include "services/redis/happening_codec.hpp"

namespace serap::redis {
namespace {

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
