#include "gateway/sender/graph_client.hpp"

#include <future>

#include "gateway/platform/requests.hpp"
#include "gateway/platform/signature.hpp"

namespace serap::sender {

using platform::Verdict;

std::string appsecret_proof(const std::string& token, const std::string& app_secret) {
  constexpr std::size_t kScheme = 7;  // "sha256="
  return platform::signature_of(token, app_secret).substr(kScheme);
}

GraphClient::GraphClient(Graph graph, GraphErrors errors, std::map<TenantId, Access> access)
    : graph_(std::move(graph)),
      errors_(std::move(errors)),
      access_(std::move(access)),
      client_({.origin = graph_.origin, .max_connections = graph_.max_connections, .ca_file = {}}) {
}

GraphClient::Told GraphClient::told_by(const TenantId& tenant,
                                       const process::HttpOutcome& outcome) const {
  using What = process::HttpOutcome::What;
  Told told;
  if (outcome.what != What::kAnswered) {
    told.answer.title = outcome.reason;
    told.answer.verdict = outcome.what == What::kNeverWritten ? Verdict::kRetry : Verdict::kUnheard;
    told.rule.verdict = told.answer.verdict;
    told.reached = false;
    return told;
  }
  const process::HttpResponse& response = outcome.response;
  const auto access = access_.find(tenant);
  const Channel channel = access == access_.end() ? Channel::kWhatsapp : access->second.channel;
  told.answer = platform::answer_of(response.status, response.body);
  told.rule = errors_.rule_for(channel, told.answer);
  told.usage = usage_from(response.header("X-App-Usage").value_or(""),
                          response.header("X-Business-Use-Case-Usage").value_or(""));
  return told;
}

void GraphClient::send(const TenantId& tenant, Lane lane, const platform::GraphRequest& request,
                       std::function<void(Told)> done) {
  const auto access = access_.find(tenant);
  if (access == access_.end()) {
    // The tenant was taken out of the settings while messages waited.
    Told told;
    told.answer.title = "no token for this channel";
    told.rule.verdict = told.answer.verdict = Verdict::kPauseChannel;
    told.reached = false;
    return done(std::move(told));
  }
  process::HttpCall call;
  call.method = "POST";
  call.target = "/" + graph_.version + request.path;
  if (!access->second.proof.empty()) call.target += "?appsecret_proof=" + access->second.proof;
  call.body = request.body;
  call.content_type = "application/json";
  call.headers = {{"Authorization", "Bearer " + access->second.token}};
  if (simulated()) call.headers.emplace_back("X-Serap-Lane", std::string(name_of(lane)));
  call.deadline = graph_.deadline;
  client_.request(std::move(call),
                  [this, tenant, done = std::move(done)](const process::HttpOutcome& outcome) {
                    done(told_by(tenant, outcome));
                  });
}

void GraphClient::call(const TenantId& tenant, Call call,
                       std::function<void(process::HttpOutcome)> done) {
  const auto access = access_.find(tenant);
  if (access == access_.end())
    return done({.what = process::HttpOutcome::What::kNeverWritten,
                 .response = {},
                 .reason = "no token for this channel"});
  process::HttpCall http;
  http.method = std::move(call.method);
  http.target = "/" + graph_.version + call.path;
  if (!access->second.proof.empty()) {
    http.target += call.path.find('?') == std::string::npos ? "?" : "&";
    http.target += "appsecret_proof=" + access->second.proof;
  }
  http.body = std::move(call.body);
  http.content_type = std::move(call.content_type);
  http.headers = {{"Authorization", "Bearer " + access->second.token}};
  http.deadline = call.deadline;
  client_.request(std::move(http), std::move(done));
}

process::HttpOutcome GraphClient::call_and_wait(const TenantId& tenant, Call call) {
  std::promise<process::HttpOutcome> promise;
  this->call(tenant, std::move(call),
             [&](process::HttpOutcome outcome) { promise.set_value(std::move(outcome)); });
  return promise.get_future().get();
}

}  // namespace serap::sender
