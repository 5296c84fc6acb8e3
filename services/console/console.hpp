#pragma once
#include <filesystem>

#include "services/console/api.hpp"
#include "services/console/updates.hpp"
#include "services/console/web_files.hpp"
#include "services/process/metrics.hpp"

namespace serap::console {

struct ConsoleSettings {
  std::filesystem::path web = {};       // the web build's folder
  std::filesystem::path agencies = {};  // the router's table of offices
  std::filesystem::path areas = {};     // and of areas
  bool https = false;                   // a proxy in front speaks HTTPS: cookies are Secure
  UpdateRules updates = {};
};

// Every request of the console's one port: the API, its stream, and the pages. Borrows the desk and
// the metrics. Safe to call from several threads; blocks as long as the desk does.
class Console {
 public:
  Console(tickets::DeskPort& desk, tickets::WorkbenchPort& workbench, tickets::MediaPort& media,
          process::Metrics& metrics, const ConsoleSettings& settings, Clock clock);

  void handle(const process::HttpRequest& request, const process::Reply& reply);

  // All but the stream of updates, which needs a connection.
  process::HttpResponse answer(const process::HttpRequest& request);

 private:
  void open_updates(const process::HttpRequest& request, const process::Reply& reply);
  process::HttpResponse answer_api(const process::HttpRequest& request);
  process::HttpResponse dressed(process::HttpResponse response, bool api) const;

  bool https_;
  CookieRules cookies_;
  Offices offices_;
  WebFiles files_;
  TicketDirectory directory_;
  WorkbenchApi workbench_api_;
  Api api_;
  Updates updates_;
  process::Counter answered_;
  process::Counter refused_;
  process::Counter failed_;
  process::Gauge streams_;
};

}  // namespace serap::console
