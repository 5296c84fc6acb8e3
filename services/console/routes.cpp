#include "services/console/routes.hpp"

#include <charconv>
#include <vector>

#include "services/model/ticket_number.hpp"

namespace serap::console {
namespace {

// "tickets/SRP-26-7K3QXM-G/answer" -> its decoded segments.
std::vector<std::string> segments_of(std::string_view target) {
  target = target.substr(0, target.find('?'));
  target.remove_prefix(std::min(kApi.size(), target.size()));
  std::vector<std::string> segments;
  while (true) {
    const std::size_t slash = target.find('/');
    segments.push_back(process::percent_decoded(target.substr(0, slash), false));
    if (slash == std::string_view::npos) return segments;
    target.remove_prefix(slash + 1);
  }
}

using Found = std::variant<Call, Problem>;

Found only(std::string_view method, const process::HttpRequest& request, Call call) {
  if (request.method != method) return problems::wrong_method();
  return call;
}

Found about_ticket(const process::HttpRequest& request, const std::vector<std::string>& segments) {
  const auto number = parse_ticket_number(segments[1]);
  if (!number) return problem_of({Error::Kind::kNotFound, "no ticket number"});
  if (segments.size() == 2) return only("GET", request, TicketCall{*number});
  if (segments.size() == 4 && segments[2] == "media")
    return only("GET", request, MediaCall{*number, segments[3]});
  if (segments.size() == 4) return problems::no_such_call();
  if (segments[2] == "offices") return only("GET", request, OfficesCall{*number});
  if (segments[2] == "similar") return only("GET", request, WorkbenchCall{SimilarCall{*number}});
  if (segments[2] == "files") return only("POST", request, FileCall{*number});
  const auto deed = tickets::deed_with_id(segments[2]);
  if (!deed) return problems::no_such_call();
  return only("POST", request, ActCall{*number, *deed});
}

// kept?what=reply, kept (POST), kept/12/forget (POST)
Found about_kept(const process::HttpRequest& request, const std::vector<std::string>& segments) {
  if (segments.size() == 1 && request.method == "POST") return WorkbenchCall{KeepCall{}};
  if (segments.size() == 1) {
    const auto what = tickets::kept_with_id(request.query("what").value_or(""));
    if (!what) return problems::bad_field("what");
    return only("GET", request, WorkbenchCall{KeptCall{*what}});
  }
  std::int64_t id = 0;
  const std::string& digits = segments[1];
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (segments.size() != 3 || segments[2] != "forget" || error != std::errc{} ||
      end != digits.data() + digits.size())
    return problems::no_such_call();
  return only("POST", request, WorkbenchCall{ForgetCall{id}});
}

}  // namespace

bool writes(const Call& call) {
  if (const auto* bench = std::get_if<WorkbenchCall>(&call))
    return std::holds_alternative<KeepCall>(*bench) || std::holds_alternative<ForgetCall>(*bench);
  return std::holds_alternative<ActCall>(call) || std::holds_alternative<FileCall>(call) ||
         std::holds_alternative<LogoutCall>(call);
}

Found call_of(const process::HttpRequest& request) {
  const std::vector<std::string> segments = segments_of(request.target);
  const std::string& first = segments.front();
  if (first == "tickets" && segments.size() >= 2 && segments.size() <= 4)
    return about_ticket(request, segments);
  if (first == "kept") return about_kept(request, segments);
  if (segments.size() != 1) return problems::no_such_call();
  if (first == "figures") return only("GET", request, WorkbenchCall{FiguresCall{false}});
  if (first == "figures.csv") return only("GET", request, WorkbenchCall{FiguresCall{true}});
  if (first == "login") return only("POST", request, LoginCall{});
  if (first == "logout") return only("POST", request, LogoutCall{});
  if (first == "me") return only("GET", request, MeCall{});
  if (first == "counts") return only("GET", request, CountsCall{});
  if (first == "topics") return only("GET", request, TopicsCall{});
  if (first == "tickets") return only("GET", request, ListCall{});
  if (first == "updates") return only("GET", request, UpdatesCall{});
  return problems::no_such_call();
}

}  // namespace serap::console
