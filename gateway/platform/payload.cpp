#include "gateway/platform/payload.hpp"

#include <charconv>
#include <cmath>

#include "gateway/platform/sound_json.hpp"

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

// Strict first; a payload with broken text or huge numbers in it gets a second chance.
simdjson::error_code parse_json(std::string_view body, simdjson::dom::parser& parser,
                                simdjson::dom::element& payload) {
  // Real payloads are 11 deep (a contact's address within a message); one strange field must not
  // cost its neighbours, a bomb must.
  constexpr std::size_t kMaxDepth = 1024;
  const bool has_room = parser.capacity() >= body.size() && parser.max_depth() == kMaxDepth;
  simdjson::error_code code =
      has_room ? simdjson::SUCCESS
               : parser.allocate(std::max<std::size_t>(body.size(), 4096), kMaxDepth);
  if (!code) code = parser.parse(body.data(), body.size()).get(payload);
  const bool mendable = code == simdjson::UTF8_ERROR || code == simdjson::STRING_ERROR ||
                        code == simdjson::NUMBER_ERROR;
  if (!mendable) return code;
  const std::string sound = with_sound_numbers(with_sound_text(body));
  if (parser.capacity() < sound.size()) code = parser.allocate(sound.size(), kMaxDepth);
  return parser.parse(sound).get(payload);
}

Error unreadable(std::string reason) { return {Error::Kind::kInvalid, std::move(reason)}; }

}  // namespace

Result<std::vector<Told>> read_payload(std::string_view body, std::string_view object, bool trace,
                                       ReadEntry read) {
  // A thread's parser keeps its memory for the next payload; what a huge one needs goes with it.
  constexpr std::size_t kUsualBytes = std::size_t{64} * 1024;
  static thread_local simdjson::dom::parser usual;
  simdjson::dom::parser huge;
  simdjson::dom::parser& parser = body.size() <= kUsualBytes ? usual : huge;
  if (body.starts_with("\xEF\xBB\xBF"))
    body.remove_prefix(3);  // a file saved with a byte order mark
  simdjson::dom::element root;
  const simdjson::error_code code = parse_json(body, parser, root);
  if (code == simdjson::DEPTH_ERROR) return unreadable("JSON is nested too deeply");
  if (code) return unreadable("body is no JSON");
  const Value payload = trace ? Value::traced(root) : Value{root};
  if (!payload.is_object()) return unreadable("body is no JSON object");
  if (payload.word("object") != object) return unreadable("object is not " + std::string(object));
  const Value entries = payload["entry"];
  if (!entries.is_array()) return unreadable("entry is no array");
  std::vector<Told> told;
  for (const Value& entry : entries.items()) {
    if (entry.is_object()) {
      read(entry, told);
    } else {
      told.push_back(rejected(TenantId{}, "entry is no object", entry));
    }
  }
  return told;
}

void note(Told& told, const char* field, const Value& value) {
  if (value.is_traced() && value.is_present()) told.sources.push_back({field, value.path()});
}

std::string taken(Told& told, const char* field, const Value& value) {
  note(told, field, value);
  return value.word();
}

std::optional<std::int64_t> whole_number(const Value& value) {
  if (const auto number = number_from<std::int64_t>(value.word())) return number;
  const std::optional<double> real = value.number();
  const bool safe = real && std::abs(*real) < 9e15;
  return safe ? std::optional{static_cast<std::int64_t>(*real)} : std::nullopt;
}

std::optional<Time> moment(const Value& value) {
  constexpr std::int64_t kFirstMilliseconds = 1'000'000'000'000;
  constexpr std::int64_t kYear2200 = 7'258'118'400'000;
  const std::int64_t number = whole_number(value).value_or(0);
  if (number <= 0 || number >= kYear2200) return std::nullopt;
  return from_unix_milliseconds(number >= kFirstMilliseconds ? number : number * 1000);
}

std::optional<double> decimal(const Value& value) {
  const std::optional<double> number = value.number();
  return number ? number : number_from<double>(value.word());
}

std::optional<Pin> pin_of(const Value& latitude, const Value& longitude) {
  const std::optional<double> lat = decimal(latitude), lon = decimal(longitude);
  const bool on_earth = lat && lon && std::abs(*lat) <= 90.0 && std::abs(*lon) <= 180.0;
  return on_earth ? std::optional{Pin{{*lat, *lon}, {}, {}}} : std::nullopt;
}

void take_error(Told& told, const Value& errors) {
  const std::vector<Value> all = errors.items();
  if (all.empty()) return;
  const Value& error = all.front();
  ToldError one;
  one.code = static_cast<int>(whole_number(error["code"]).value_or(0));
  one.title = error.word("title");
  if (one.title.empty()) one.title = error.word("message");
  if (one.title.empty()) one.title = error["error_data"].word("details");
  note(told, "error", error);
  told.error = std::move(one);
}

Told rejected(const TenantId& tenant, std::string reason, const Value& item) {
  Told told;
  told.kind = ToldKind::kRejected;
  told.tenant = tenant;
  told.reason = std::move(reason);
  told.raw = item.kept();
  note(told, "reason", item);
  return told;
}

Told rejected(const Told& so_far, std::string reason, const Value& item) {
  Told told = rejected(so_far.tenant, std::move(reason), item);
  told.scoped_id = so_far.scoped_id;
  told.person = so_far.person;
  told.id = so_far.id;
  told.at = so_far.at;
  return told;
}

Told ignored(const TenantId& tenant, std::string reason) {
  Told told;
  told.kind = ToldKind::kIgnored;
  told.tenant = tenant;
  told.reason = std::move(reason);
  return told;
}

}  // namespace serap::platform
