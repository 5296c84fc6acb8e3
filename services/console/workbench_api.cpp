#include "services/console/workbench_api.hpp"

#include "services/console/figures_csv.hpp"
#include "services/console/requests.hpp"
#include "services/console/workbench_json.hpp"
#include "services/model/overloaded.hpp"

namespace serap::console {
namespace {

process::HttpResponse json_response(std::string body) {
  process::HttpResponse response;
  response.body = std::move(body);
  response.content_type = "application/json; charset=utf-8";
  return response;
}

}  // namespace

WorkbenchApi::Answer WorkbenchApi::answer(const tickets::SessionToken& session,
                                          const WorkbenchCall& call,
                                          const process::HttpRequest& request) {
  return std::visit(Overloaded{
                        [&](const SimilarCall& about) { return similar(session, about.number); },
                        [&](const KeptCall& about) -> Answer {
                          const auto all = workbench_.kept(session, about.what);
                          if (!all) return all.error();
                          return json_response(json_from_kept(*all));
                        },
                        [&](const KeepCall&) { return keep(session, request); },
                        [&](const ForgetCall& about) -> Answer {
                          const auto done = workbench_.forget(session, about.id);
                          if (!done) return done.error();
                          return json_response("{}");
                        },
                        [&](const FiguresCall& about) { return figures(session, about, request); },
                    },
                    call);
}

WorkbenchApi::Answer WorkbenchApi::similar(const tickets::SessionToken& session,
                                           const TicketNumber& number) {
  const auto id = directory_.find(session, number);
  if (!id) return id.error();
  const auto rows = workbench_.similar(session, *id);
  if (!rows) return rows.error();
  return json_response(json_from_similar(*rows));
}

WorkbenchApi::Answer WorkbenchApi::keep(const tickets::SessionToken& session,
                                        const process::HttpRequest& request) {
  const auto kept = kept_of(request);
  if (const auto* problem = std::get_if<Problem>(&kept)) return *problem;
  const auto done = workbench_.keep(session, std::get<tickets::Kept>(kept));
  if (!done) return done.error();
  return json_response(json_from_kept(*done));
}

WorkbenchApi::Answer WorkbenchApi::figures(const tickets::SessionToken& session,
                                           const FiguresCall& call,
                                           const process::HttpRequest& request) {
  const auto period = period_of(request);
  if (const auto* problem = std::get_if<Problem>(&period)) return *problem;
  const auto figures = workbench_.figures(session, std::get<tickets::Period>(period));
  if (!figures) return figures.error();
  if (!call.csv) return json_response(json_from_figures(*figures));
  process::HttpResponse response;
  response.body = csv_from_figures(*figures);
  response.content_type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"serap-angka.csv\"");
  return response;
}

}  // namespace serap::console
