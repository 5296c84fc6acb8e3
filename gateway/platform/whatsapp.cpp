#include "gateway/platform/whatsapp.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "gateway/platform/payload_value.hpp"
#include "gateway/platform/sound_json.hpp"
#include "gateway/platform/whatsapp_send.hpp"

namespace serap::platform {
namespace {

template <class Number>
std::optional<Number> number_from(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty()
             ? std::optional{number}
             : std::nullopt;
}

std::optional<double> decimal(const Value& value) {
  const std::optional<double> number = value.number();
  return number ? number : number_from<double>(value.word());
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The platform's moment: seconds or, from 1e12 on, milliseconds; as text or as a number. `received`
// if there is none or it lies more than a day ahead of it.
Time moment(const Value& object, Time received) {
  const std::int64_t value = number_from<std::int64_t>(object.word("timestamp")).value_or(0);
  constexpr std::int64_t kFirstMilliseconds = 1'000'000'000'000;
  const std::int64_t milliseconds = value >= kFirstMilliseconds ? value : value * 1000;
  const bool possible = value > 0 && milliseconds <= unix_milliseconds(received) + 86'400'000;
  return possible ? from_unix_milliseconds(milliseconds) : received;
}

// One `value` of a change: its number, its contacts, its messages and statuses.
class Reading {
 public:
  Reading(const Value& value, Time received, std::vector<Item>& items)
      : value_(value),
        received_(received),
        items_(items),
        tenant_{value["metadata"].word("phone_number_id")} {}

  void read() {
    each("messages", [this](const Value& message) { return read_message(message); });
    each("statuses", [this](const Value& status) { return read_status(status); });
    each("errors",
         [this](const Value& error) -> Item { return ignored("errors", error.word("code")); });
  }

 private:
  template <class Read>
  void each(const char* key, Read read) {
    const Value list = value_[key];
    if (!list.is_present()) return;
    if (!list.is_array()) {
      items_.push_back(rejected(std::string{key} + " is no array", list));
      return;
    }
    for (const Value& item : list.items()) {
      if (tenant_.empty()) {
        items_.push_back(rejected("no phone_number_id", item));
      } else {
        items_.push_back(item.is_object()
                             ? read(item)
                             : rejected(std::string{key} + " holds what is no object", item));
      }
    }
  }

  Item ignored(std::string reason, std::string detail) const {
    return Ignored{tenant_, std::move(reason), std::move(detail)};
  }
  Item rejected(std::string reason, const Value& item) const {
    return Rejected{tenant_, std::move(reason), item.kept()};
  }

  Item read_message(const Value& message) const {
    const std::string type = message.word("type");
    for (const char* known : {"reaction", "edit", "revoke", "system", "request_welcome"}) {
      if (type == known) return ignored(type, message[known].word("type"));
    }
    if (message["group_id"].is_present()) return ignored("group", type);
    Inbound inbound;
    inbound.platform_id = message.word("id");
    if (inbound.platform_id.empty()) return rejected("message without id", message);
    inbound.id = EventId{"wa:m:" + tenant_.value + ":" + inbound.platform_id};
    inbound.person = writer(message);
    const Person& person = inbound.person;
    inbound.address = {Channel::kWhatsapp, tenant_,
                       person.bsuid.empty() ? person.phone : person.bsuid};
    if (inbound.address.id.empty()) return rejected("message without a sender", message);
    inbound.at = moment(message, received_);
    inbound.received = received_;
    inbound.reply_to = message["context"].word("id");
    std::optional<Happening> what = happening(type, message);
    if (!what) return rejected("message of type " + type + " without its content", message);
    inbound.what = std::move(*what);
    return inbound;
  }

  // Who wrote. `from` may be absent (a user with a username) or hold a BSUID in place of a phone;
  // the contact that belongs to the message is found by either id, never by its place in the list.
  Person writer(const Value& message) const {
    Person person;
    person.bsuid = message.word("from_user_id");
    take_id(message.word("from"), person);
    for (const Value& contact : value_["contacts"].items()) {
      std::string wa_id = contact.word("wa_id");
      if (wa_id.starts_with('+')) wa_id.erase(0, 1);
      const std::string user_id = contact.word("user_id");
      const bool theirs =
          (!person.bsuid.empty() && (user_id == person.bsuid || wa_id == person.bsuid)) ||
          (!person.phone.empty() && wa_id == person.phone);
      if (!theirs) continue;
      if (person.bsuid.empty()) person.bsuid = user_id;
      if (person.phone.empty()) take_id(wa_id, person);
      person.name = contact["profile"].word("name");
      break;
    }
    return person;
  }

  static void take_id(std::string id, Person& person) {
    if (id.starts_with('+')) id.erase(0, 1);
    if (is_bsuid(id)) {
      if (person.bsuid.empty()) person.bsuid = std::move(id);
    } else if (is_digits(id)) {
      person.phone = std::move(id);
    }
  }

  static std::optional<Happening> happening(const std::string& type, const Value& message) {
    const Value content = message[type];
    if (type == "text") {
      if (!content["body"].is_text()) return std::nullopt;
      return Text{content.word("body")};
    }
    if (type == "interactive") return interactive(content);
    if (type == "button") return template_button(content);
    if (type == "location") return pin(content);
    if (type == "unsupported") {
      const std::string inner = content.word("type");
      return Unsupported{inner.empty() ? type : inner, {}};
    }
    if (type.empty()) return std::nullopt;
    return Unsupported{type == "voice" ? "audio" : type,
                       content.word(type == "order" ? "text" : "caption")};
  }

  static std::optional<Happening> interactive(const Value& content) {
    const std::string type = content.word("type");
    const Value reply = content[type];
    if (type != "button_reply" && type != "list_reply")
      return Unsupported{type.empty() ? "interactive" : type, {}};
    if (!reply["id"].is_text()) return std::nullopt;
    return Choice{reply.word("id"), reply.word("title")};
  }

  static std::optional<Happening> template_button(const Value& content) {
    const std::string payload = content.word("payload");
    const std::string text = content.word("text");
    if (!payload.empty()) return Choice{payload, text};
    if (!text.empty()) return Text{text};
    return std::nullopt;
  }

  static std::optional<Happening> pin(const Value& content) {
    const std::optional<double> latitude = decimal(content["latitude"]);
    const std::optional<double> longitude = decimal(content["longitude"]);
    const bool on_earth =
        latitude && longitude && std::abs(*latitude) <= 90.0 && std::abs(*longitude) <= 180.0;
    if (!on_earth) return std::nullopt;
    return Pin{{*latitude, *longitude}, content.word("name"), content.word("address")};
  }

  Item read_status(const Value& status) const {
    const std::string name = status.word("status");
    const std::string platform_id = status.word("id");
    if (platform_id.empty() || name.empty()) return rejected("status without id or name", status);
    // "played" (a voice note) means read, and more.
    const std::optional<DeliveryState> state =
        delivery_state_named(name == "played" ? "read" : name);
    const bool told =
        state && *state != DeliveryState::kSending && *state != DeliveryState::kAccepted;
    if (!told) return ignored("status", name);
    if (status.word("recipient_type") == "group") return ignored("group", name);
    Delivery delivery;
    delivery.id = EventId{"wa:s:" + tenant_.value + ":" + platform_id + ":" + name + ":" +
                          status.word("timestamp")};
    delivery.platform_id = platform_id;
    delivery.state = *state;
    delivery.at = moment(status, received_);
    delivery.to = {Channel::kWhatsapp, tenant_, recipient(status)};
    take_outbound(status.word("biz_opaque_callback_data"), delivery);
    if (delivery.outbound.empty() && delivery.to.id.empty())
      return rejected("status of nobody's message", status);
    for (const Value& error : status["errors"].items()) {
      delivery.error_code = number_from<int>(error.word("code")).value_or(0);
      delivery.error_title = error.word("title");
      break;  // the first one says why
    }
    return delivery;
  }

  static std::string recipient(const Value& status) {
    Person person;
    person.bsuid = status.word("recipient_user_id");
    take_id(status.word("recipient_id"), person);
    return person.bsuid.empty() ? person.phone : person.bsuid;
  }

  // "<outbound id>|<part>", as whatsapp_requests() sent it.
  static void take_outbound(const std::string& data, Delivery& delivery) {
    const std::size_t bar = data.rfind('|');
    const std::optional<int> part =
        bar == data.npos ? std::nullopt : number_from<int>(data.substr(bar + 1));
    delivery.outbound = OutboundId{part ? data.substr(0, bar) : data};
    delivery.part = std::max(part.value_or(0), 0);
  }

  const Value value_;
  const Time received_;
  std::vector<Item>& items_;
  const TenantId tenant_;
};

// Strict first; a payload with broken text in it gets a second chance.
simdjson::error_code parse_json(std::string_view body, simdjson::dom::parser& parser,
                                simdjson::dom::element& payload) {
  // Real payloads are 11 deep (a contact's address within a message).
  constexpr std::size_t kMaxDepth = 64;
  const bool has_room = parser.capacity() >= body.size() && parser.max_depth() == kMaxDepth;
  simdjson::error_code code =
      has_room ? simdjson::SUCCESS
               : parser.allocate(std::max<std::size_t>(body.size(), 4096), kMaxDepth);
  if (!code) code = parser.parse(body.data(), body.size()).get(payload);
  if (code != simdjson::UTF8_ERROR && code != simdjson::STRING_ERROR) return code;
  const std::string sound = with_sound_text(body);
  return parser.parse(sound).get(payload);
}

Error unreadable(const char* reason) { return {Error::Kind::kInvalid, reason}; }

void read_change(const Value& change, Time received, std::vector<Item>& items) {
  const std::string field = change.word("field");
  const Value value = change["value"];
  if (field.empty() || !value.is_object()) {
    items.push_back(Rejected{{}, "change without field or value", change.kept()});
  } else if (field == "messages") {
    Reading{value, received, items}.read();
  } else {
    items.push_back(Ignored{TenantId{value["metadata"].word("phone_number_id")}, "field", field});
  }
}

}  // namespace

Result<Parsed> parse_whatsapp(std::string_view body, Time received) {
  // A thread's parser keeps its memory for the next payload; what a huge one needs goes with it.
  constexpr std::size_t kUsualBytes = 64 * 1024;
  static thread_local simdjson::dom::parser usual;
  simdjson::dom::parser huge;
  simdjson::dom::parser& parser = body.size() <= kUsualBytes ? usual : huge;
  simdjson::dom::element root;
  const simdjson::error_code code = parse_json(body, parser, root);
  if (code == simdjson::DEPTH_ERROR) return unreadable("JSON is nested too deeply");
  if (code) return unreadable("body is no JSON");
  const Value payload{root};
  if (!payload.is_object()) return unreadable("body is no JSON object");
  if (payload.word("object") != "whatsapp_business_account") {
    return unreadable("object is not whatsapp_business_account");
  }
  const Value entries = payload["entry"];
  if (!entries.is_array()) return unreadable("entry is no array");
  Parsed parsed;
  for (const Value& entry : entries.items()) {
    const Value changes = entry["changes"];
    if (!changes.is_array()) {
      parsed.items.push_back(Rejected{{}, "entry without changes", entry.kept()});
      continue;
    }
    for (const Value& change : changes.items()) read_change(change, received, parsed.items);
  }
  return parsed;
}

}  // namespace serap::platform
