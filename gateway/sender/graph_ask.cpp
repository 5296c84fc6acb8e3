#include "gateway/sender/graph_ask.hpp"

#include <nlohmann/json.hpp>

namespace serap::sender {
namespace {

using nlohmann::json;
using platform::Verdict;

std::string remedy_for(const GraphClient::Told& told) {
  if (!told.reached) return "look whether this machine reaches the Graph API; try again";
  const int code = told.answer.code;
  if (told.answer.has_code && (code == 190 || code == 0))
    return "make a new token (a system user's does not expire), put it into its file in secrets/ "
           "and restart serap-sender";
  switch (told.rule.verdict) {
    case Verdict::kPauseChannel:
      return "give the token's user this asset and the permissions that deploy/meta-app.md lists, "
             "then make a new token";
    case Verdict::kRetry:
    case Verdict::kRetryChannel:
      return "try again in a few minutes";
    default:
      return "compare the channel's id in the settings with Meta's dashboard";
  }
}

}  // namespace

std::variant<std::string, Finding> ask(GraphClient& graph, const TenantId& tenant,
                                       const std::string& what, GraphClient::Call call) {
  if (call.method == "POST" && call.content_type.empty()) call.content_type = "application/json";
  const process::HttpOutcome outcome = graph.call_and_wait(tenant, std::move(call));
  const bool answered = outcome.what == process::HttpOutcome::What::kAnswered;
  if (answered && outcome.response.status == 200) return outcome.response.body;
  const GraphClient::Told told = graph.told_by(tenant, outcome);
  std::string words = told.rule.why.empty() ? told.answer.title : told.rule.why;
  if (!told.rule.why.empty() && !told.answer.title.empty()) words += ": " + told.answer.title;
  if (told.answer.has_code) words += " (" + std::to_string(told.answer.code) + ")";
  return Finding{what, false, std::move(words), remedy_for(told)};
}

std::string token_path(const Access& access) {
  return "/debug_token?input_token=" + process::percent_encoded(access.token);
}

std::string account_of(GraphClient& graph, const TenantId& number) {
  const auto access = graph.access().find(number);
  if (access == graph.access().end()) return {};
  const auto told = ask(graph, number, "token", {.path = token_path(access->second)});
  if (std::holds_alternative<Finding>(told)) return {};
  const json token = json::parse(std::get<std::string>(told), nullptr, false);
  std::vector<std::string> accounts;
  try {
    for (const json& scope : token.at("data").at("granular_scopes")) {
      if (scope.value("scope", "") != "whatsapp_business_management") continue;
      for (const json& id : scope.value("target_ids", json::array()))
        accounts.push_back(id.get<std::string>());
    }
  } catch (const json::exception&) {
    return {};  // an older answer without granular scopes
  }
  if (accounts.size() == 1) return accounts.front();
  for (const std::string& account : accounts) {
    const auto numbers =
        ask(graph, number, "account",
            {.path = "/" + process::percent_encoded(account) + "/phone_numbers?fields=id"});
    const std::string* body = std::get_if<std::string>(&numbers);
    if (body && body->find("\"" + number.value + "\"") != std::string::npos) return account;
  }
  return {};
}

}  // namespace serap::sender
