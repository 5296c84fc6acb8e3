#pragma once
// Who may see and touch what. Pure; the Desk asks here in every call.
#include "services/tickets/desk_port.hpp"

namespace serap::tickets {

// What decides about a ticket.
struct Ownership {
  AgencyCode agency;       // who has it now
  AgencyCode host_agency;  // whose number, page or account it came in on
  bool secret = false;     // rahasia
};

// National sees all. Others see their own agency's; a coordinator also all that came in at their
// agency's number. A secret one is only for national and for the owning agency's coordinator and
// liaison.
bool may_see(const Staff& staff, const Ownership& ticket);

}  // namespace serap::tickets
