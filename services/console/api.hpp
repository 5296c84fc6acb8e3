#pragma once
#include <string>

#include "services/console/offices.hpp"
#include "services/console/routes.hpp"
#include "services/console/session_cookie.hpp"
#include "services/console/ticket_directory.hpp"
#include "services/console/workbench_api.hpp"
#include "services/process/http_message.hpp"
#include "services/tickets/media_port.hpp"

namespace serap::console {

// The JSON API under /api/v1, all but the stream of updates. Borrows all; they must outlive it.
// Safe to call from several threads; blocks as long as the desk does.
class Api {
 public:
  Api(tickets::DeskPort& desk, tickets::MediaPort& media, WorkbenchApi& workbench,
      TicketDirectory& directory, const Offices& offices, Clock clock, CookieRules cookies)
      : desk_(desk),
        media_(media),
        workbench_(workbench),
        directory_(directory),
        offices_(offices),
        clock_(std::move(clock)),
        cookies_(cookies) {}

  process::HttpResponse answer(const process::HttpRequest& request, const Call& call);

 private:
  using Session = tickets::SessionToken;
  process::HttpResponse login(const process::HttpRequest& request);
  process::HttpResponse logout(const Session& session);
  process::HttpResponse me(const Session& session);
  process::HttpResponse list(const Session& session, const process::HttpRequest& request);
  process::HttpResponse ticket(const Session& session, const TicketNumber& number);
  process::HttpResponse offices(const Session& session, const TicketNumber& number);
  process::HttpResponse media(const Session& session, const MediaCall& call,
                              const process::HttpRequest& request);
  process::HttpResponse file(const Session& session, const FileCall& call,
                             const process::HttpRequest& request);
  process::HttpResponse act(const Session& session, const ActCall& call,
                            const process::HttpRequest& request);
  process::HttpResponse at_hand(const Session& session, const WorkbenchCall& call,
                                const process::HttpRequest& request);
  process::HttpResponse session_response(const tickets::Session& session,
                                         const Session& token) const;
  // Forgets the browser's cookie when the desk no longer knows it.
  process::HttpResponse refused(const Error& error) const;

  tickets::DeskPort& desk_;
  tickets::MediaPort& media_;
  WorkbenchApi& workbench_;
  TicketDirectory& directory_;
  const Offices& offices_;
  Clock clock_;
  CookieRules cookies_;
};

}  // namespace serap::console
