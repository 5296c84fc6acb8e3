#include "gateway/sender/graph_media.hpp"

#include <random>

#include <nlohmann/json.hpp>

#include "gateway/platform/requests.hpp"
#include "gateway/sender/digest.hpp"
#include "gateway/sender/media_type.hpp"

namespace serap::sender {
namespace {

using nlohmann::json;
using platform::Verdict;

std::string text_at(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::size_t number_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

std::string random_boundary() {
  std::random_device random;
  std::string boundary = "serap";
  for (int i = 0; i < 6; ++i) boundary += std::to_string(random());
  return boundary;
}

// Text that stands inside quotes of a form's head.
std::string quotable(std::string text) {
  std::erase_if(text, [](char c) { return c == '"' || c == '\r' || c == '\n' || c == '\\'; });
  return text;
}

std::string form_of(const platform::Upload& upload, const StoredMedia& media,
                    const std::string& bytes, const std::string& boundary) {
  std::string form;
  form.reserve(bytes.size() + 1024);
  for (const auto& [name, value] : upload.fields) {
    form.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
    form.append(name).append("\"\r\n\r\n").append(value).append("\r\n");
  }
  form.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
  form.append(upload.file_field).append("\"; filename=\"");
  form.append(quotable(media.name.empty() ? "file" : media.name)).append("\"\r\nContent-Type: ");
  form.append(quotable(media.mime)).append("\r\n\r\n").append(bytes);
  return form.append("\r\n--").append(boundary).append("--\r\n");
}

}  // namespace

GraphMedia::GraphMedia(GraphClient& graph, tickets::MediaPort& store, MediaHosts hosts,
                       MediaLimits limits)
    : graph_(graph), store_(store), hosts_(std::move(hosts)), limits_(limits) {}

// WhatsApp names an id: where its bytes are is asked each time, the address lives five minutes.
std::variant<GraphMedia::Source, Lost, Error> GraphMedia::resolve(const Fetch& fetch) {
  const Attachment& attachment = fetch.attachment;
  if (fetch.from.channel != Channel::kWhatsapp)
    return Source{attachment.ref, attachment.sha256, false};
  GraphClient::Call call;
  call.path = "/" + process::percent_encoded(attachment.ref) +
              "?phone_number_id=" + process::percent_encoded(fetch.from.tenant.value);
  const process::HttpOutcome outcome = graph_.call_and_wait(fetch.from.tenant, std::move(call));
  const Result<process::HttpResponse> response = outcome.result();
  if (!response) return response.error();
  if (response->status == 200) {
    const json answer = json::parse(response->body, nullptr, false);
    std::string url = text_at(answer, "url"), sha256 = text_at(answer, "sha256");
    if (answer.is_object() && number_at(answer, "file_size") > limits_.most_bytes)
      return Lost{"too_large"};
    if (url.empty()) return Error{Error::Kind::kUnavailable, "an answer without a url"};
    return Source{std::move(url), sha256.empty() ? attachment.sha256 : std::move(sha256), true};
  }
  const GraphClient::Told told = graph_.told_by(fetch.from.tenant, outcome);
  if (told.rule.verdict == Verdict::kPermanent) return Lost{"expired"};
  return Error{Error::Kind::kUnavailable, "error " + std::to_string(told.answer.code)};
}

std::variant<std::string, Lost, Error> GraphMedia::download(const TenantId& tenant,
                                                            const Source& source) {
  const Result<MediaUrl> url = hosts_.check(source.url);
  if (!url) return Lost{"host"};
  if (url->host != "simulator" && !is_public(url->host))
    return Error{Error::Kind::kUnavailable, "its host has no public address"};
  process::HttpCall call;
  call.target = url->target;
  call.deadline = limits_.deadline;
  const auto access = graph_.access().find(tenant);
  if (source.with_token && access != graph_.access().end())
    call.headers = {{"Authorization", "Bearer " + access->second.token}};
  // A client of its own: hosts are many and visits rare. It follows no redirect.
  process::HttpClient client({.origin = url->origin,
                              .max_connections = 1,
                              .max_response_bytes = limits_.most_bytes,
                              .ca_file = {}});
  Result<process::HttpResponse> response = client.request_and_wait(std::move(call)).result();
  if (!response) {
    // Beast's words when an answer is longer than the client takes.
    const bool too_large = response.error().message.find("body limit") != std::string::npos;
    if (too_large) return Lost{"too_large"};
    return response.error();
  }
  const int status = response->status;
  if (status == 200) return std::move(response->body);
  // WhatsApp's address may have died: it is asked again.
  const bool gone = status == 404 || status == 403 || status == 410;
  if (gone && !source.with_token) return Lost{"expired"};
  if (status < 500 && status != 429 && !gone) return Lost{"refused"};
  return Error{Error::Kind::kUnavailable, "HTTP " + std::to_string(status)};
}

Brought GraphMedia::bring(const Fetch& fetch) {
  std::variant<Source, Lost, Error> source = resolve(fetch);
  if (const Lost* lost = std::get_if<Lost>(&source)) return *lost;
  if (const Error* error = std::get_if<Error>(&source)) return *error;
  std::variant<std::string, Lost, Error> got =
      download(fetch.from.tenant, std::get<Source>(source));
  if (const Lost* lost = std::get_if<Lost>(&got)) return *lost;
  if (const Error* error = std::get_if<Error>(&got)) return *error;
  const std::string& bytes = std::get<std::string>(got);
  if (bytes.size() > limits_.most_bytes) return Lost{"too_large"};
  const std::optional<std::string> type = type_of(bytes, fetch.attachment.mime);
  if (!type) return Lost{"type"};
  // Whole or not: a broken download is worth another try until it expires.
  if (!tells(std::get<Source>(source).sha256, sha256_of(bytes)))
    return Error{Error::Kind::kUnavailable, "the bytes are not the ones that were told of"};
  Result<StoredMedia> stored = store_.store_media(bytes, *type, fetch.attachment.name);
  if (stored) return *stored;
  if (stored.error().kind == Error::Kind::kUnavailable) return stored.error();
  return Lost{"refused"};
}

GraphMedia::Uploaded GraphMedia::upload(const Address& to, const StoredMedia& media) {
  Uploaded uploaded;
  const Result<std::string> bytes = store_.fetch_media(media.hash);
  if (!bytes) {
    uploaded.told.answer.title = bytes.error().message;
    uploaded.told.rule.verdict =
        bytes.error().kind == Error::Kind::kUnavailable ? Verdict::kRetry : Verdict::kPermanent;
    return uploaded;
  }
  const platform::Upload form = platform::upload_of(to, media);
  const std::string boundary = random_boundary();
  GraphClient::Call call;
  call.method = "POST";
  call.path = form.path;
  call.body = form_of(form, media, *bytes, boundary);
  call.content_type = "multipart/form-data; boundary=" + boundary;
  call.deadline = limits_.deadline;
  const process::HttpOutcome outcome = graph_.call_and_wait(to.tenant, std::move(call));
  uploaded.told = graph_.told_by(to.tenant, outcome);
  if (outcome.what == process::HttpOutcome::What::kAnswered && outcome.response.status == 200)
    uploaded.id = platform::uploaded_id(outcome.response.body);
  // Uploading twice does no harm: there is no doubt to wait out.
  if (uploaded.id.empty() && uploaded.told.rule.verdict == Verdict::kUnheard)
    uploaded.told.rule.verdict = Verdict::kRetry;
  return uploaded;
}

}  // namespace serap::sender
