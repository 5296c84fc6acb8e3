#include "services/console/api.hpp"

#include <algorithm>

#include "services/console/byte_range.hpp"
#include "services/console/desk_json.hpp"
#include "services/console/file_proof.hpp"
#include "services/console/media_response.hpp"
#include "services/console/requests.hpp"
#include "services/model/overloaded.hpp"

namespace serap::console {
namespace {

using process::HttpRequest;
using process::HttpResponse;

constexpr std::size_t kMostFileBytes = std::size_t{5} * 1024 * 1024;  // WhatsApp's for pictures
constexpr std::size_t kMostWordsBytes = std::size_t{64} * 1024;       // an answer is 4 KB at most

HttpResponse json_response(std::string body) {
  HttpResponse response;
  response.body = std::move(body);
  response.content_type = "application/json; charset=utf-8";
  return response;
}

}  // namespace

HttpResponse Api::answer(const HttpRequest& request, const Call& call) {
  if (!std::holds_alternative<FileCall>(call) && request.body.size() > kMostWordsBytes)
    return response_of(problems::too_large());
  if (std::holds_alternative<LoginCall>(call)) return login(request);
  const auto session = session_of(request, cookies_);
  if (!session) return response_of(problems::signed_out());
  if (writes(call)) {
    if (!from_own_pages(request)) return response_of(problems::foreign_origin());
    if (!csrf_matches(request, *session)) return response_of(problems::forged());
  }
  return std::visit(
      Overloaded{
          [&](const LogoutCall&) { return logout(*session); },
          [&](const MeCall&) { return me(*session); },
          [&](const CountsCall&) {
            const auto counts = desk_.counts(*session);
            return counts ? json_response(json_from_counts(*counts)) : refused(counts.error());
          },
          [&](const TopicsCall&) {
            const auto topics = desk_.topics(*session);
            return topics ? json_response(json_from_topics(*topics)) : refused(topics.error());
          },
          [&](const ListCall&) { return list(*session, request); },
          [&](const TicketCall& about) { return ticket(*session, about.number); },
          [&](const OfficesCall& about) { return offices(*session, about.number); },
          [&](const MediaCall& about) { return media(*session, about, request); },
          [&](const FileCall& about) { return file(*session, about, request); },
          [&](const ActCall& about) { return act(*session, about, request); },
          [&](const WorkbenchCall& about) { return at_hand(*session, about, request); },
          [&](const auto&) { return response_of(problems::no_such_call()); },
      },
      call);
}

HttpResponse Api::login(const HttpRequest& request) {
  // No session yet, so no CSRF token: a foreign page cannot send JSON without a preflight, which is
  // never granted, and is refused by its origin besides.
  if (!from_own_pages(request)) return response_of(problems::foreign_origin());
  const auto login = login_of(request);
  if (const auto* problem = std::get_if<Problem>(&login)) return response_of(*problem);
  const auto session = desk_.login(std::get<tickets::Login>(login));
  if (!session) {
    if (session.error().kind == Error::Kind::kUnavailable)
      return response_of(problems::login_unavailable());
    return response_of(problems::wrong_login());
  }
  const auto left = std::chrono::duration_cast<std::chrono::seconds>(session->expires - clock_());
  HttpResponse response = session_response(*session, session->token);
  response.headers.emplace_back(
      "Set-Cookie", set_cookie(session->token, std::max(left, std::chrono::seconds{0}), cookies_));
  return response;
}

HttpResponse Api::logout(const Session& session) {
  const auto done = desk_.logout(session);
  if (!done && done.error().kind == Error::Kind::kUnavailable) return refused(done.error());
  HttpResponse response = json_response("{}");
  response.headers.emplace_back("Set-Cookie", clear_cookie(cookies_));
  return response;
}

HttpResponse Api::me(const Session& token) {
  const auto session = desk_.whoami(token);
  if (!session) return refused(session.error());
  return session_response(*session, token);
}

HttpResponse Api::session_response(const tickets::Session& session, const Session& token) const {
  return json_response(json_from_session(session, name_of_office(offices_, session.staff.agency),
                                         csrf_token(token)));
}

HttpResponse Api::list(const Session& session, const HttpRequest& request) {
  const auto filter = filter_of(request);
  if (const auto* problem = std::get_if<Problem>(&filter)) return response_of(*problem);
  const auto page = desk_.list(session, std::get<tickets::Filter>(filter));
  if (!page) return refused(page.error());
  directory_.remember(page->rows);
  return json_response(json_from_page(*page));
}

HttpResponse Api::ticket(const Session& session, const TicketNumber& number) {
  const auto id = directory_.find(session, number);
  if (!id) return refused(id.error());
  const auto detail = desk_.ticket(session, *id);
  return detail ? json_response(json_from_detail(*detail)) : refused(detail.error());
}

HttpResponse Api::offices(const Session& session, const TicketNumber& number) {
  const auto id = directory_.find(session, number);
  if (!id) return refused(id.error());
  const auto detail = desk_.ticket(session, *id);
  if (!detail) return refused(detail.error());
  return json_response(json_from_offices(offices_for(offices_, detail->routing, detail->place)));
}

// Only what hangs on a message of a ticket that this officer sees.
HttpResponse Api::media(const Session& session, const MediaCall& call, const HttpRequest& request) {
  const auto id = directory_.find(session, call.number);
  if (!id) return refused(id.error());
  const auto detail = desk_.ticket(session, *id);
  if (!detail) return refused(detail.error());
  for (const tickets::Line& line : detail->conversation) {
    for (const tickets::MessageMedia& one : line.media) {
      if (one.hash != call.hash || one.state != tickets::MessageMedia::State::kStored) continue;
      const auto bytes = media_.fetch_media(one.hash);
      if (!bytes) return refused(bytes.error());
      HttpResponse response = media_response(*bytes, one);
      cut(response, request.header("Range").value_or(""));
      return response;
    }
  }
  return response_of(problems::no_such_call());
}

// Kept for the answer that is still being written; only for whoever may answer this report.
HttpResponse Api::file(const Session& session, const FileCall& call, const HttpRequest& request) {
  const auto id = directory_.find(session, call.number);
  if (!id) return refused(id.error());
  const auto detail = desk_.ticket(session, *id);
  if (!detail) return refused(detail.error());
  const auto& may = detail->allowed;
  const bool answers = std::any_of(may.begin(), may.end(), [](tickets::Deed deed) {
    return deed == tickets::Deed::kAnswer || deed == tickets::Deed::kAskCitizen;
  });
  if (!answers) return refused({Error::Kind::kConflict, "this report cannot be answered now"});
  if (request.body.size() > kMostFileBytes) return response_of(problems::bad_file());
  const std::string told{request.header("Content-Type").value_or("")};
  const auto kept = media_.store_media(request.body, told, request.query("name").value_or(""));
  if (!kept && kept.error().kind == Error::Kind::kInvalid) return response_of(problems::bad_file());
  if (!kept) return refused(kept.error());
  if (!is_answerable(kept->mime)) return response_of(problems::bad_file());
  return json_response(json_from_file(*kept, proof_of(*kept, session)));
}

HttpResponse Api::act(const Session& session, const ActCall& call, const HttpRequest& request) {
  auto read = act_of(request);
  if (const auto* problem = std::get_if<Problem>(&read)) return response_of(*problem);
  const auto id = directory_.find(session, call.number);
  if (!id) return refused(id.error());
  auto& [act, other, proofs] = std::get<ActAsked>(read);
  for (std::size_t i = 0; i < act.files.size(); ++i) {
    if (!is_proof(proofs[i], act.files[i], session)) return response_of(problems::bad_file());
  }
  if (other) {
    const auto named = directory_.find(session, *other);
    if (!named && named.error().kind == Error::Kind::kNotFound)
      return response_of(problems::no_such_report());
    if (!named) return refused(named.error());
    act.other = *named;
  }
  act.session = session;
  act.ticket = *id;
  act.deed = call.deed;
  const auto detail = desk_.act(act);
  return detail ? json_response(json_from_detail(*detail)) : refused(detail.error());
}

HttpResponse Api::at_hand(const Session& session, const WorkbenchCall& call,
                          const HttpRequest& request) {
  auto answer = workbench_.answer(session, call, request);
  if (const auto* problem = std::get_if<Problem>(&answer)) return response_of(*problem);
  if (const auto* error = std::get_if<Error>(&answer)) return refused(*error);
  return std::get<HttpResponse>(std::move(answer));
}

HttpResponse Api::refused(const Error& error) const {
  HttpResponse response = response_of(problem_of(error));
  if (error.kind == Error::Kind::kRejected)
    response.headers.emplace_back("Set-Cookie", clear_cookie(cookies_));
  return response;
}

}  // namespace serap::console
