#include "services/console/requests.hpp"

#include <charconv>
#include <optional>

#include <nlohmann/json.hpp>

#include "services/model/ticket_number.hpp"

namespace serap::console {
namespace {

using nlohmann::json;

constexpr int kMostPages = 100'000;
constexpr int kMostRows = 200;
constexpr std::size_t kMostSearchBytes = 200;
constexpr std::size_t kMostKeyBytes = 100;

std::optional<int> number_within(const std::string& text, int least, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
    return std::nullopt;
  return value;
}

// An object, or nothing: arrays, broken UTF-8 and other content types are no requests of ours.
std::optional<json> object_of(const process::HttpRequest& request) {
  if (!request.header("Content-Type").value_or("").starts_with("application/json"))
    return std::nullopt;
  json body = json::parse(request.body, nullptr, false);
  if (!body.is_object()) return std::nullopt;
  return body;
}

// The field's text; empty if it is absent, nothing if it is no text.
std::optional<std::string> text_at(const json& body, const char* field) {
  const auto found = body.find(field);
  if (found == body.end() || found->is_null()) return std::string{};
  if (!found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

// {"hash": ..., "mime": ..., "name": ..., "bytes": ..., "proof": ...}, as files were answered with.
bool read_files(const json& body, ActAsked& asked) {
  const auto files = body.find("files");
  if (files == body.end()) return true;
  if (!files->is_array() || files->size() > tickets::kMostFiles) return false;
  for (const json& file : *files) {
    if (!file.is_object()) return false;
    const auto hash = text_at(file, "hash"), mime = text_at(file, "mime"),
               name = text_at(file, "name"), proof = text_at(file, "proof");
    const auto bytes = file.find("bytes");
    if (!hash || !mime || !name || !proof || bytes == file.end() || !bytes->is_number_unsigned())
      return false;
    asked.act.files.push_back({*hash, *mime, *name, bytes->get<std::uint64_t>()});
    asked.proofs.push_back(*proof);
  }
  return true;
}

// Noon in Jakarta: the same day in all three zones.
std::optional<Time> noon_of(const std::string& day) { return parse_iso8601(day + "T05:00:00Z"); }

}  // namespace

std::variant<tickets::Filter, Problem> filter_of(const process::HttpRequest& request) {
  tickets::Filter filter;
  if (const auto group = request.query("group")) {
    const auto known = tickets::group_with_id(*group);
    if (!known) return problems::bad_field("group");
    filter.group = *known;
  }
  if (const auto sort = request.query("sort")) {
    const auto known = tickets::sort_with_id(*sort);
    if (!known) return problems::bad_field("sort");
    filter.sort = *known;
  }
  if (const auto page = request.query("page")) {
    const auto value = number_within(*page, 1, kMostPages);
    if (!value) return problems::bad_field("page");
    filter.page = *value;
  }
  if (const auto size = request.query("size")) {
    const auto value = number_within(*size, 1, kMostRows);
    if (!value) return problems::bad_field("size");
    filter.size = *value;
  }
  filter.search = request.query("search").value_or("");
  if (filter.search.size() > kMostSearchBytes) return problems::bad_field("search");
  filter.agency.value = request.query("agency").value_or("");
  filter.topic.value = request.query("topic").value_or("");
  filter.mine = request.query("mine").value_or("") == "1";
  return filter;
}

std::variant<tickets::Login, Problem> login_of(const process::HttpRequest& request) {
  const auto body = object_of(request);
  if (!body) return problems::not_json();
  const auto email = text_at(*body, "email");
  const auto password = text_at(*body, "password");
  if (!email || email->empty()) return problems::bad_field("email");
  if (!password || password->empty()) return problems::bad_field("password");
  return tickets::Login{*email, *password, request.peer};
}

std::variant<ActAsked, Problem> act_of(const process::HttpRequest& request) {
  const auto body = object_of(request);
  if (!body) return problems::not_json();
  ActAsked asked;
  tickets::Act& act = asked.act;
  act.key = request.header("Idempotency-Key").value_or("");
  if (act.key.empty() || act.key.size() > kMostKeyBytes) return problems::no_key();

  const auto version = body->find("version");
  if (version != body->end()) {
    if (!version->is_number_unsigned()) return problems::bad_field("version");
    act.version = version->get<std::uint64_t>();
  }
  struct Field {
    const char* name;
    std::string* value;
  };
  std::string kind, other, until, secrecy;
  for (const Field& field :
       {Field{"text", &act.text}, Field{"reason", &act.reason}, Field{"agency", &act.agency.value},
        Field{"agency_name", &act.agency_name}, Field{"topic", &act.topic.value},
        Field{"kind", &kind}, Field{"other", &other}, Field{"until", &until},
        Field{"secrecy", &secrecy}}) {
    auto text = text_at(*body, field.name);
    if (!text) return problems::bad_field(field.name);
    *field.value = std::move(*text);
  }
  if (!kind.empty()) {
    act.kind = kind_with_id(kind);
    if (!act.kind) return problems::bad_field("kind");
  }
  if (!other.empty()) {
    asked.other = parse_ticket_number(other);
    if (!asked.other) return problems::no_such_report();
  }
  if (!until.empty()) {
    act.until = noon_of(until);
    if (!act.until) return problems::bad_field("until");
  }
  if (!secrecy.empty()) {
    const auto known = secrecy_with_id(secrecy);
    if (!known) return problems::bad_field("secrecy");
    act.secrecy = *known;
  }
  if (!read_files(*body, asked)) return problems::bad_field("files");
  return asked;
}

std::variant<tickets::Kept, Problem> kept_of(const process::HttpRequest& request) {
  const auto body = object_of(request);
  if (!body) return problems::not_json();
  tickets::Kept kept;
  const auto id = body->find("id");
  if (id != body->end()) {
    if (!id->is_number_integer()) return problems::bad_field("id");
    kept.id = id->get<std::int64_t>();
  }
  const auto what = tickets::kept_with_id(text_at(*body, "what").value_or(""));
  if (!what) return problems::bad_field("what");
  kept.what = *what;
  const auto title = text_at(*body, "title"), text = text_at(*body, "text");
  if (!title || title->empty()) return problems::bad_field("title");
  if (!text || text->empty()) return problems::bad_field("text");
  kept.title = *title;
  kept.text = *text;
  return kept;
}

std::variant<tickets::Period, Problem> period_of(const process::HttpRequest& request) {
  constexpr std::chrono::hours kWib{7};
  const auto from = parse_iso8601(request.query("from").value_or("") + "T00:00:00Z");
  const auto last = parse_iso8601(request.query("to").value_or("") + "T00:00:00Z");
  if (!from) return problems::bad_field("from");
  if (!last || *last < *from) return problems::bad_field("to");
  return tickets::Period{*from - kWib, *last - kWib + std::chrono::days{1}};
}

}  // namespace serap::console
