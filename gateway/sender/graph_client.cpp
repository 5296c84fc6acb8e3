#include "gateway/sender/graph_client.hpp"

#include "gateway/platform/whatsapp_send.hpp"

namespace serap::sender {

GraphClient::GraphClient(Graph graph, std::map<TenantId, std::string> tokens)
    : graph_(std::move(graph)),
      tokens_(std::move(tokens)),
      client_({.origin = graph_.origin, .max_connections = graph_.max_connections, .ca_file = {}}) {
}

void GraphClient::send(const TenantId& tenant, Lane lane, const platform::GraphRequest& request,
                       std::function<void(Told)> done) {
  using What = process::HttpOutcome::What;
  const auto token = tokens_.find(tenant);
  if (token == tokens_.end()) {
    // The tenant was taken out of the settings while messages waited.
    return done(
        {{platform::Verdict::kPauseChannel, {}, 0, "no token for this channel", {}}, false});
  }
  process::HttpCall call;
  call.method = "POST";
  call.target = "/" + graph_.version + request.path;
  call.body = request.body;
  call.content_type = "application/json";
  call.headers = {{"Authorization", "Bearer " + token->second}};
  // Plain HTTP is the simulator's: its page tells an office's words from the bot's. Meta is not
  // told.
  if (graph_.origin.starts_with("http://"))
    call.headers.emplace_back("X-Serap-Lane", std::string(name_of(lane)));
  call.deadline = graph_.deadline;
  client_.request(std::move(call), [done = std::move(done)](const process::HttpOutcome& outcome) {
    switch (outcome.what) {
      case What::kAnswered:
        return done(
            {platform::whatsapp_answer(outcome.response.status, outcome.response.body), true});
      case What::kNeverWritten:
        return done({{platform::Verdict::kRetry, {}, 0, outcome.reason, {}}, false});
      case What::kAnswerUnknown:
        return done({{platform::Verdict::kUnheard, {}, 0, outcome.reason, {}}, false});
    }
  });
}

}  // namespace serap::sender
