#pragma once
// The door: takes what platforms send, answers 200 only when it is durable.
// https://developers.facebook.com/docs/graph-api/webhooks/getting-started
#include <vector>

#include "gateway/platform/signature.hpp"
#include "gateway/webhook/headroom.hpp"
#include "gateway/webhook/log_writer.hpp"
#include "gateway/webhook/meters.hpp"
#include "gateway/webhook/route.hpp"
#include "services/process/http_server.hpp"

namespace serap::webhook {

// Handles the requests of one server, on its loop's thread. Borrows all but the routes; they must
// outlive the server.
class Door {
 public:
  Door(std::vector<Route> routes, LogWriter& log, const Headroom& headroom, Meters& meters,
       Clock clock);

  // GET: the platform's verification of the address. POST: a payload.
  //   200 done, also for what is kept as a dead letter   401 not signed by an app of ours   403
  //   wrong verify token 404, 405 wrong path or method                      503 not stored: send
  //   again
  // (413 and other limits are the server's.)
  void handle(const process::HttpRequest& request, const process::Reply& reply);

 private:
  void verify(const Route& route, const process::HttpRequest& request, const process::Reply& reply);
  void take(const Route& route, const process::HttpRequest& request, const process::Reply& reply);
  std::vector<Letter> read(const Route& route, const std::string& body, std::size_t signer);
  void store(const std::vector<Letter>& letters, const process::Reply& reply);
  void note(const Result<void>& appended);
  void answer(const process::Reply& reply, int status, std::string text = {});
  void count(const std::vector<Letter>& letters);

  const std::vector<Route> routes_;
  std::vector<platform::SignatureCheck> checks_;  // of each route
  LogWriter& log_;
  const Headroom& headroom_;
  Meters& meters_;
  const Clock clock_;
  bool failing_ = false;
};

}  // namespace serap::webhook
