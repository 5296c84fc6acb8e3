#pragma once
// Calls of the Graph API: the only holder of access tokens.
#include <chrono>
#include <functional>
#include <map>
#include <string>

#include "gateway/platform/graph_request.hpp"
#include "services/model/outbound.hpp"
#include "services/process/http_client.hpp"

namespace serap::sender {

struct Graph {
  std::string origin = "http://127.0.0.1:7300";  // "https://graph.facebook.com" when live
  std::string version = "v25.0";
  std::chrono::milliseconds deadline{2500};  // shorter than what a lease is sure to last
  std::size_t max_connections = 64;
};

// Safe to call from several threads.
class GraphClient {
 public:
  GraphClient(Graph graph, std::map<TenantId, std::string> tokens);

  struct Told {
    platform::GraphAnswer answer;  // kRetry and no code when the platform cannot be reached at all
    bool reached = true;
  };
  // `done` is called once, on the client's own thread. kUnheard when the call may have been heard
  // without an answer.
  // The lane goes along as a header that Meta does not look at: it lets the simulator tell an
  // office's words from the bot's.
  void send(const TenantId& tenant, Lane lane, const platform::GraphRequest& request,
            std::function<void(Told)> done);
  std::chrono::milliseconds deadline() const { return graph_.deadline; }

 private:
  Graph graph_;
  std::map<TenantId, std::string> tokens_;
  process::HttpClient client_;
};

}  // namespace serap::sender
