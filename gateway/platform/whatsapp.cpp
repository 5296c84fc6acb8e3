#include "gateway/platform/whatsapp.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

#include "gateway/platform/sound_json.hpp"
#include "gateway/platform/whatsapp_send.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;

// Real payloads are 11 deep (a contact's address within a message).
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxItemBytes = 64 * 1024;  // of a rejected item that is kept
const json kNothing;

const json& at(const json& object, const char* key) {
  if (!object.is_object()) return kNothing;
  const auto found = object.find(key);
  return found == object.end() ? kNothing : *found;
}

// Text, or a number as text: ids come as both, and as numbers beyond 2^53. NUL is left out:
// PostgreSQL refuses it.
std::string word(const json& object, const char* key) {
  const json& value = at(object, key);
  if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  if (!value.is_string()) return {};
  std::string text = value.get<std::string>();
  std::erase(text, '\0');
  return text;
}

template <class Number>
std::optional<Number> number_from(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty()
             ? std::optional{number}
             : std::nullopt;
}

std::optional<double> decimal(const json& object, const char* key) {
  const json& value = at(object, key);
  return value.is_number() ? std::optional{value.get<double>()}
                           : number_from<double>(word(object, key));
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The platform's moment: seconds or, from 1e12 on, milliseconds; as text or as a number. `received`
// if there is none or it lies more than a day ahead of it.
Time moment(const json& object, Time received) {
  const std::int64_t value = number_from<std::int64_t>(word(object, "timestamp")).value_or(0);
  constexpr std::int64_t kFirstMilliseconds = 1'000'000'000'000;
  const std::int64_t milliseconds = value >= kFirstMilliseconds ? value : value * 1000;
  const bool possible = value > 0 && milliseconds <= unix_milliseconds(received) + 86'400'000;
  return possible ? from_unix_milliseconds(milliseconds) : received;
}

std::string kept(const json& item) {
  std::string raw = item.dump(-1, ' ', false, json::error_handler_t::replace);
  if (raw.size() > kMaxItemBytes) raw.resize(kMaxItemBytes);
  return raw;
}

// One `value` of a change: its number, its contacts, its messages and statuses.
class Reading {
 public:
  Reading(const json& value, Time received, std::vector<Item>& items)
      : value_(value),
        received_(received),
        items_(items),
        tenant_{word(at(value, "metadata"), "phone_number_id")} {}

  void read() {
    each("messages", [this](const json& message) { return read_message(message); });
    each("statuses", [this](const json& status) { return read_status(status); });
    each("errors",
         [this](const json& error) -> Item { return ignored("errors", word(error, "code")); });
  }

 private:
  template <class Read>
  void each(const char* key, Read read) {
    const json& list = at(value_, key);
    if (list.is_null()) return;
    if (!list.is_array()) {
      items_.push_back(rejected(std::string{key} + " is no array", list));
      return;
    }
    for (const json& item : list) {
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
  Item rejected(std::string reason, const json& item) const {
    return Rejected{tenant_, std::move(reason), kept(item)};
  }

  Item read_message(const json& message) const {
    const std::string type = word(message, "type");
    for (const char* known : {"reaction", "edit", "revoke", "system", "request_welcome"}) {
      if (type == known) return ignored(type, word(at(message, known), "type"));
    }
    if (!at(message, "group_id").is_null()) return ignored("group", type);
    Inbound inbound;
    inbound.platform_id = word(message, "id");
    if (inbound.platform_id.empty()) return rejected("message without id", message);
    inbound.id = EventId{"wa:m:" + tenant_.value + ":" + inbound.platform_id};
    inbound.person = writer(message);
    const Person& person = inbound.person;
    inbound.address = {Channel::kWhatsapp, tenant_,
                       person.bsuid.empty() ? person.phone : person.bsuid};
    if (inbound.address.id.empty()) return rejected("message without a sender", message);
    inbound.at = moment(message, received_);
    inbound.received = received_;
    inbound.reply_to = word(at(message, "context"), "id");
    std::optional<Happening> what = happening(type, message);
    if (!what) return rejected("message of type " + type + " without its content", message);
    inbound.what = std::move(*what);
    return inbound;
  }

  // Who wrote. `from` may be absent (a user with a username) or hold a BSUID in place of a phone;
  // the contact that belongs to the message is found by either id, never by its place in the list.
  Person writer(const json& message) const {
    Person person;
    person.bsuid = word(message, "from_user_id");
    take_id(word(message, "from"), person);
    for (const json& contact : at(value_, "contacts")) {
      std::string wa_id = word(contact, "wa_id");
      if (wa_id.starts_with('+')) wa_id.erase(0, 1);
      const std::string user_id = word(contact, "user_id");
      const bool theirs =
          (!person.bsuid.empty() && (user_id == person.bsuid || wa_id == person.bsuid)) ||
          (!person.phone.empty() && wa_id == person.phone);
      if (!theirs) continue;
      if (person.bsuid.empty()) person.bsuid = user_id;
      if (person.phone.empty()) take_id(wa_id, person);
      person.name = word(at(contact, "profile"), "name");
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

  static std::optional<Happening> happening(const std::string& type, const json& message) {
    const json& content = at(message, type.c_str());
    if (type == "text") {
      if (!at(content, "body").is_string()) return std::nullopt;
      return Text{word(content, "body")};
    }
    if (type == "interactive") return interactive(content);
    if (type == "button") return template_button(content);
    if (type == "location") return pin(content);
    if (type == "unsupported") {
      const std::string inner = word(content, "type");
      return Unsupported{inner.empty() ? type : inner, {}};
    }
    if (type.empty()) return std::nullopt;
    return Unsupported{type == "voice" ? "audio" : type,
                       word(content, type == "order" ? "text" : "caption")};
  }

  static std::optional<Happening> interactive(const json& content) {
    const std::string type = word(content, "type");
    const json& reply = at(content, type.c_str());
    if (type != "button_reply" && type != "list_reply")
      return Unsupported{type.empty() ? "interactive" : type, {}};
    if (!at(reply, "id").is_string()) return std::nullopt;
    return Choice{word(reply, "id"), word(reply, "title")};
  }

  static std::optional<Happening> template_button(const json& content) {
    const std::string payload = word(content, "payload");
    const std::string text = word(content, "text");
    if (!payload.empty()) return Choice{payload, text};
    if (!text.empty()) return Text{text};
    return std::nullopt;
  }

  static std::optional<Happening> pin(const json& content) {
    const std::optional<double> latitude = decimal(content, "latitude");
    const std::optional<double> longitude = decimal(content, "longitude");
    const bool on_earth =
        latitude && longitude && std::abs(*latitude) <= 90.0 && std::abs(*longitude) <= 180.0;
    if (!on_earth) return std::nullopt;
    return Pin{{*latitude, *longitude}, word(content, "name"), word(content, "address")};
  }

  Item read_status(const json& status) const {
    const std::string name = word(status, "status");
    const std::string platform_id = word(status, "id");
    if (platform_id.empty() || name.empty()) return rejected("status without id or name", status);
    // "played" (a voice note) means read, and more.
    const std::optional<DeliveryState> state =
        delivery_state_named(name == "played" ? "read" : name);
    const bool told =
        state && *state != DeliveryState::kSending && *state != DeliveryState::kAccepted;
    if (!told) return ignored("status", name);
    if (word(status, "recipient_type") == "group") return ignored("group", name);
    Delivery delivery;
    delivery.id = EventId{"wa:s:" + tenant_.value + ":" + platform_id + ":" + name + ":" +
                          word(status, "timestamp")};
    delivery.platform_id = platform_id;
    delivery.state = *state;
    delivery.at = moment(status, received_);
    delivery.to = {Channel::kWhatsapp, tenant_, recipient(status)};
    take_outbound(word(status, "biz_opaque_callback_data"), delivery);
    if (delivery.outbound.empty() && delivery.to.id.empty())
      return rejected("status of nobody's message", status);
    const json& errors = at(status, "errors");
    if (errors.is_array() && !errors.empty()) {
      delivery.error_code = number_from<int>(word(errors.front(), "code")).value_or(0);
      delivery.error_title = word(errors.front(), "title");
    }
    return delivery;
  }

  static std::string recipient(const json& status) {
    Person person;
    person.bsuid = word(status, "recipient_user_id");
    take_id(word(status, "recipient_id"), person);
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

  const json& value_;
  const Time received_;
  std::vector<Item>& items_;
  const TenantId tenant_;
};

json parse_text(std::string_view body) {
  json parsed = json::parse(body, nullptr, false);
  return parsed.is_discarded() ? json::parse(with_sound_text(body), nullptr, false) : parsed;
}

Error unreadable(const char* reason) { return {Error::Kind::kInvalid, reason}; }

void read_change(const json& change, Time received, std::vector<Item>& items) {
  const std::string field = word(change, "field");
  const json& value = at(change, "value");
  if (field.empty() || !value.is_object()) {
    items.push_back(Rejected{{}, "change without field or value", kept(change)});
  } else if (field == "messages") {
    Reading{value, received, items}.read();
  } else {
    items.push_back(
        Ignored{TenantId{word(at(value, "metadata"), "phone_number_id")}, "field", field});
  }
}

}  // namespace

Result<Parsed> parse_whatsapp(std::string_view body, Time received) {
  if (!is_nested_within(body, kMaxDepth)) return unreadable("JSON is nested too deeply");
  const json payload = parse_text(body);
  if (!payload.is_object()) return unreadable("body is no JSON object");
  if (at(payload, "object") != "whatsapp_business_account")
    return unreadable("object is not whatsapp_business_account");
  const json& entries = at(payload, "entry");
  if (!entries.is_array()) return unreadable("entry is no array");
  Parsed parsed;
  for (const json& entry : entries) {
    const json& changes = at(entry, "changes");
    if (!changes.is_array()) {
      parsed.items.push_back(Rejected{{}, "entry without changes", kept(entry)});
      continue;
    }
    for (const json& change : changes) read_change(change, received, parsed.items);
  }
  return parsed;
}

}  // namespace serap::platform
