#include "gateway/simulator/routes.hpp"

#include <algorithm>
#include <charconv>

#include "gateway/simulator/sim_json.hpp"

namespace serap::simulator {
namespace {

using process::HttpRequest;
using process::HttpResponse;
using process::Reply;

constexpr std::chrono::seconds kLongestWait{25};

HttpResponse json_response(int status, std::string body) {
  return {
      .status = status, .body = std::move(body), .content_type = "application/json", .headers = {}};
}

int status_of(const Error& error) {
  switch (error.kind) {
    case Error::Kind::kNotFound:
      return 404;
    case Error::Kind::kUnavailable:
      return 503;
    default:
      return 400;
  }
}

// In the header, or in the query as the pages of Messenger show it.
std::string token_of(const HttpRequest& request) {
  const std::string_view value = request.header("Authorization").value_or("");
  if (value.starts_with("Bearer ")) return std::string(value.substr(7));
  return request.query("access_token").value_or("");
}

std::uint64_t number_of(const std::optional<std::string>& text) {
  std::uint64_t value = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

// "/v25.0/111/messages" -> "111/messages"; empty if it has no version.
std::string_view below_version(std::string_view path) {
  const std::size_t slash = path.find('/', 1);
  const bool versioned = path.starts_with("/v") && slash != std::string_view::npos &&
                         path.size() > 2 && path[2] >= '0' && path[2] <= '9';
  return versioned ? path.substr(slash + 1) : std::string_view{};
}

// "waba-111/subscribed_apps"
GraphAsk ask_of(const HttpRequest& request, std::string_view rest) {
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  return {.method = request.method,
          .object = std::string(rest.substr(0, slash)),
          .edge = std::string(rest.substr(std::min(slash + 1, rest.size()))),
          .subscribed_fields = request.query("subscribed_fields").value_or(""),
          .body = request.body};
}

}  // namespace

void Routes::handle(const HttpRequest& request, const Reply& reply) {
  if (request.path == "/healthz") return reply({.body = "ok\n", .headers = {}});
  if (!below_version(request.path).empty() || request.path.starts_with("/media/"))
    return graph(request, reply);
  if (request.path.starts_with("/cdn/")) return file(std::string(request.path.substr(5)), reply);
  if (request.path.starts_with("/sim/")) return sim(request, reply);
  const auto page = pages_.find(request.path);
  reply(page == pages_.end() ? HttpResponse{.status = 404, .body = "Not Found\n", .headers = {}}
                             : page->second);
}

void Routes::graph(const HttpRequest& request, const Reply& reply) {
  const std::string token = token_of(request);
  const std::string_view rest = below_version(request.path);
  if (request.path.starts_with("/media/")) {
    if (!platform_.knows_token(token))
      return reply({.status = 404, .body = "Not Found\n", .headers = {}});
    return file(std::string(request.path.substr(7)), reply);
  }
  std::this_thread::sleep_for(faults_.latency());  // on a handler thread, as asked
  if (request.method == "POST" && rest.ends_with("/messages")) {
    const bool from_office = request.header("X-Serap-Lane") == std::string_view("answer");
    GraphReply answer = platform_.message(std::string(rest.substr(0, rest.size() - 9)), token,
                                          request.body, from_office);
    if (answer.lost) return lose(reply);
    return reply(json_response(answer.status, std::move(answer.body)));
  }
  for (const std::string_view upload : {"/media", "/message_attachments"}) {
    if (request.method != "POST" || !rest.ends_with(upload)) continue;
    GraphReply answer =
        platform_.upload(std::string(rest.substr(0, rest.size() - upload.size())), token,
                         request.header("Content-Type").value_or(""), request.body);
    return reply(json_response(answer.status, std::move(answer.body)));
  }
  if (std::optional<GraphReply> answer = platform_.ask(ask_of(request, rest), token))
    return reply(json_response(answer->status, std::move(answer->body)));
  if (request.method == "GET" && rest.find('/') == std::string_view::npos) {
    const std::string origin =
        "http://" + std::string(request.header("Host").value_or("127.0.0.1"));
    GraphReply answer = platform_.media(std::string(rest), token, origin);
    return reply(json_response(answer.status, std::move(answer.body)));
  }
  reply(json_response(400, body_of({400, 100, 0, "Unsupported request", {}})));
}

void Routes::file(const std::string& id, const Reply& reply) {
  const std::optional<File> found = platform_.file(id);
  if (!found) return reply({.status = 404, .body = "Not Found\n", .headers = {}});
  reply({.body = found->bytes,
         .content_type = found->mime,
         .headers = {{"X-Content-Type-Options", "nosniff"}}});
}

void Routes::lose(const Reply& reply) {
  const std::lock_guard lock(mutex_);
  if (lost_.size() > 1000) lost_.erase(lost_.begin());
  lost_.push_back(reply);
}

void Routes::bubbles(const HttpRequest& request, const Reply& reply) {
  const std::string name = request.query("as").value_or("");
  if (name.empty())
    return reply(
        json_response(400, json_from_error({Error::Kind::kInvalid, "whose? \"as\" is missing"})));
  const auto asked = std::chrono::milliseconds(number_of(request.query("wait")) * 1000 +
                                               number_of(request.query("wait_ms")));
  const auto wait = std::min<std::chrono::milliseconds>(asked, kLongestWait);
  const Channel channel =
      channel_named(request.query("channel").value_or("whatsapp")).value_or(Channel::kWhatsapp);
  const Citizen citizen = chats_.enter(name, channel);
  platform_.open_chat(name, channel);
  readers_.read(citizen, number_of(request.query("after")), wait, reply);
}

void Routes::sim(const HttpRequest& request, const Reply& reply) {
  const std::string& path = request.path;
  if (request.method == "GET" && path == "/sim/bubbles") return bubbles(request, reply);
  if (request.method == "GET" && path == "/sim/citizens") {
    return reply(json_response(200, json_from_citizens(chats_.citizens(), platform_.accounts())));
  }
  if (request.method == "GET" && path.starts_with("/sim/file/"))
    return file(std::string(path.substr(10)), reply);
  if (request.method == "POST" && path == "/sim/say") {
    const Result<Deed> deed = deed_from_json(request.body);
    if (!deed) return reply(json_response(400, json_from_error(deed.error())));
    const Result<Bubble> said = platform_.say(*deed);
    if (!said) return reply(json_response(status_of(said.error()), json_from_error(said.error())));
    return reply(json_response(200, json_from_said(citizen_named(deed->as, deed->channel), *said)));
  }
  if (request.method == "POST" && path == "/sim/faults") {
    const Result<Faults> faults = faults_from_json(request.body);
    if (!faults) return reply(json_response(400, json_from_error(faults.error())));
    faults_.set(*faults);
    return reply(json_response(200, "{}"));
  }
  reply(json_response(404, json_from_error({Error::Kind::kNotFound, "there is no such address"})));
}

}  // namespace serap::simulator
