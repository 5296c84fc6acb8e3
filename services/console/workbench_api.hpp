#pragma once
#include "services/console/routes.hpp"
#include "services/console/ticket_directory.hpp"
#include "services/process/http_message.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::console {

// The part of the API that is about what officers have at hand. The caller has checked cookie and
// CSRF token; the workbench checks session, role and agency. Borrows both.
class WorkbenchApi {
 public:
  WorkbenchApi(tickets::WorkbenchPort& workbench, TicketDirectory& directory)
      : workbench_(workbench), directory_(directory) {}

  // The JSON (or CSV) to answer with.
  using Answer = std::variant<process::HttpResponse, Error, Problem>;
  Answer answer(const tickets::SessionToken& session, const WorkbenchCall& call,
                const process::HttpRequest& request);

 private:
  Answer similar(const tickets::SessionToken& session, const TicketNumber& number);
  Answer keep(const tickets::SessionToken& session, const process::HttpRequest& request);
  Answer figures(const tickets::SessionToken& session, const FiguresCall& call,
                 const process::HttpRequest& request);

  tickets::WorkbenchPort& workbench_;
  TicketDirectory& directory_;
};

}  // namespace serap::console
