#include "services/console/console.hpp"

#include "services/console/security_headers.hpp"
#include "services/model/ticket_number.hpp"

namespace serap::console {
namespace {

bool is_api(const process::HttpRequest& request) {
  return request.target.starts_with("/api/") || request.target == "/api";
}

}  // namespace

Console::Console(tickets::DeskPort& desk, tickets::WorkbenchPort& workbench,
                 tickets::MediaPort& media, process::Metrics& metrics,
                 const ConsoleSettings& settings, Clock clock)
    : https_(settings.https),
      cookies_{settings.https},
      offices_(load_offices(settings.agencies, settings.areas)),
      files_(settings.web),
      directory_(desk),
      workbench_api_(workbench, directory_),
      api_(desk, media, workbench_api_, directory_, offices_, std::move(clock), cookies_),
      updates_(desk, workbench, directory_, settings.updates),
      answered_(metrics.counter("serap_console_api_answers_total", "Answers of the console's API",
                                {{"outcome", "ok"}})),
      refused_(metrics.counter("serap_console_api_answers_total", "Answers of the console's API",
                               {{"outcome", "refused"}})),
      failed_(metrics.counter("serap_console_api_answers_total", "Answers of the console's API",
                              {{"outcome", "failed"}})),
      streams_(metrics.gauge("serap_console_streams", "Open streams of live updates")) {}

void Console::handle(const process::HttpRequest& request, const process::Reply& reply) {
  if (request.method == "GET" && request.path == "/api/v1/updates")
    return open_updates(request, reply);
  reply(answer(request));
}

process::HttpResponse Console::answer(const process::HttpRequest& request) {
  if (!is_api(request)) return dressed(files_.answer(request), false);
  process::HttpResponse response = answer_api(request);
  (response.status < 400 ? answered_ : response.status < 500 ? refused_ : failed_).add();
  return dressed(std::move(response), true);
}

process::HttpResponse Console::answer_api(const process::HttpRequest& request) {
  if (!request.target.starts_with(kApi)) return response_of(problems::no_such_call());
  const auto call = call_of(request);
  if (const auto* problem = std::get_if<Problem>(&call)) return response_of(*problem);
  return api_.answer(request, std::get<Call>(call));
}

void Console::open_updates(const process::HttpRequest& request, const process::Reply& reply) {
  const auto session = session_of(request, cookies_);
  if (!session) return reply(dressed(response_of(problems::signed_out()), true));
  const auto watched = parse_ticket_number(request.query("ticket").value_or(""));
  updates_.open(*session, watched.value_or(TicketNumber{}), dressed({}, true), reply);
  streams_.set(static_cast<double>(updates_.streams()));
}

process::HttpResponse Console::dressed(process::HttpResponse response, bool api) const {
  add_security_headers(response, https_);
  if (api && !response.header("Cache-Control")) forbid_caching(response);
  return response;
}

}  // namespace serap::console
