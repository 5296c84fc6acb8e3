#pragma once
// Calls of the Graph API: the only holder of access tokens.
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "gateway/platform/graph_request.hpp"
#include "gateway/sender/graph_errors.hpp"
#include "gateway/sender/graph_usage.hpp"
#include "services/model/outbound.hpp"
#include "services/process/http_client.hpp"

namespace serap::sender {

struct Graph {
  std::string origin = "http://127.0.0.1:7300";  // "https://graph.facebook.com" when live
  std::string version = "v25.0";
  std::chrono::milliseconds deadline{2500};  // shorter than what a lease is sure to last
  std::size_t max_connections = 64;
};

// One of our numbers, pages or accounts, as the Graph API knows it.
struct Access {
  Channel channel = Channel::kWhatsapp;
  std::string token;
  std::string proof;  // appsecret_proof; empty: not sent
};

// What Meta wants beside a token when the app asks for it: an HMAC by the app secret.
std::string appsecret_proof(const std::string& token, const std::string& app_secret);

// Safe to call from several threads.
class GraphClient {
 public:
  GraphClient(Graph graph, GraphErrors errors, std::map<TenantId, Access> access);

  struct Told {
    platform::GraphAnswer answer;
    ErrorRule rule;              // what to do about it; its verdict is the one that counts
    std::optional<Usage> usage;  // if the answer told
    bool reached = true;         // false: the platform cannot be reached at all
  };
  // `done` is called once, on the client's own thread. kUnheard when the call may have been heard
  // without an answer. The lane goes along as a header that Meta does not look at: it lets the
  // simulator tell an office's words from the bot's.
  void send(const TenantId& tenant, Lane lane, const platform::GraphRequest& request,
            std::function<void(Told)> done);

  // Any other call that names our token. `path` is below the version, with its query.
  struct Call {
    std::string method = "GET";
    std::string path;
    std::string body = {};
    std::string content_type = {};
    std::chrono::milliseconds deadline{10'000};
  };
  void call(const TenantId& tenant, Call call, std::function<void(process::HttpOutcome)> done);
  process::HttpOutcome call_and_wait(const TenantId& tenant, Call call);

  // The same for an answer of call().
  Told told_by(const TenantId& tenant, const process::HttpOutcome& outcome) const;

  std::chrono::milliseconds deadline() const { return graph_.deadline; }
  const std::map<TenantId, Access>& access() const { return access_; }
  bool simulated() const { return graph_.origin.starts_with("http://"); }

 private:
  Graph graph_;
  GraphErrors errors_;
  std::map<TenantId, Access> access_;
  process::HttpClient client_;
};

}  // namespace serap::sender
