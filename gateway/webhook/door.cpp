#include "gateway/webhook/door.hpp"

#include <algorithm>
#include <chrono>

#include "services/process/journal.hpp"

namespace serap::webhook {

Door::Door(std::vector<Route> routes, LogWriter& log, const Headroom& headroom, Meters& meters,
           Clock clock)
    : routes_(std::move(routes)),
      log_(log),
      headroom_(headroom),
      meters_(meters),
      clock_(std::move(clock)) {
  for (const Route& route : routes_) checks_.emplace_back(route.tenants.app_secrets);
}

void Door::handle(const process::HttpRequest& request, const process::Reply& reply) {
  const auto route = std::find_if(routes_.begin(), routes_.end(),
                                  [&](const Route& r) { return r.path == request.path; });
  if (route == routes_.end()) return answer(reply, 404);
  if (request.method == "POST") return take(*route, request, reply);
  if (request.method == "GET") return verify(*route, request, reply);
  answer(reply, 405);
}

// text/plain, because the challenge comes from outside: as HTML it would be a script's way in.
void Door::verify(const Route& route, const process::HttpRequest& request,
                  const process::Reply& reply) {
  const std::string token = request.query("hub.verify_token").value_or("");
  const std::optional<std::string> challenge = request.query("hub.challenge");
  bool known = false;
  for (const std::string& ours : route.tenants.verify_tokens) {
    known = platform::equal_in_constant_time(ours, token) || known;
  }
  if (!known || request.query("hub.mode") != "subscribe" || !challenge) return answer(reply, 403);
  journal::info("verified path={}", route.path);
  answer(reply, 200, *challenge);
}

void Door::take(const Route& route, const process::HttpRequest& request,
                const process::Reply& reply) {
  const std::string_view signature = request.header("X-Hub-Signature-256").value_or("");
  const auto place = static_cast<std::size_t>(&route - routes_.data());
  const std::optional<std::size_t> signer = checks_[place].signer_of(signature, request.body);
  if (!signer) return answer(reply, 401);
  if (!headroom_.verdict()) return answer(reply, 503);
  store(read(route, request.body, *signer), reply);
}

std::vector<Letter> Door::read(const Route& route, const std::string& body, std::size_t signer) {
  const Result<platform::Parsed> parsed = platform::parse(route.channel, body, clock_());
  if (!parsed) return {dead_letter(route.channel, body, parsed.error().message)};
  std::vector<std::string> ignored;
  std::vector<Letter> letters = letters_of(*parsed, route.channel, route.tenants, signer, ignored);
  for (const std::string& reason : ignored) meters_.ignored(reason);
  return letters;
}

void Door::store(const std::vector<Letter>& letters, const process::Reply& reply) {
  const auto began = std::chrono::steady_clock::now();
  count(letters);
  log_.append(letters, [this, reply, began](const Result<void>& appended) {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    meters_.append_seconds.observe(took.count());
    note(appended);
    if (appended) return answer(reply, 200);
    answer(reply, 503);
  });
}

// One line when appends begin to fail and one when they work again: there are thousands a second.
void Door::note(const Result<void>& appended) {
  if (failing_ == !appended) return;
  failing_ = !appended;
  if (failing_) {
    journal::error("appends=failing reason=\"{}\" next=\"503: the platform sends again\"",
                   appended.error().message);
  } else {
    journal::info("appends=working again");
  }
}

void Door::answer(const process::Reply& reply, int status, std::string text) {
  meters_.answered(status);
  process::HttpResponse response{.status = status, .body = std::move(text)};
  if (status == 405) response.headers = {{"Allow", "GET, POST"}};
  if (status == 503) response.headers = {{"Retry-After", "5"}};
  reply(std::move(response));
}

void Door::count(const std::vector<Letter>& letters) {
  std::size_t in = 0, status = 0;
  for (const Letter& letter : letters) {
    if (letter.log == Letter::Log::kIn) ++in;
    if (letter.log == Letter::Log::kStatus) ++status;
    if (letter.log != Letter::Log::kDead) continue;
    meters_.dead.add();
    journal::warning("dead=1 partition={} reason=\"{}\"", letter.partition, letter.reason);
  }
  if (in > 0) meters_.inbound.add(static_cast<double>(in));
  if (status > 0) meters_.deliveries.add(static_cast<double>(status));
}

}  // namespace serap::webhook
