#include "services/tickets/access.hpp"

namespace serap::tickets {

bool may_see(const Staff& staff, const Ownership& ticket) {
  if (staff.disabled) return false;
  if (staff.role == Role::kNational) return true;
  if (staff.agency.empty()) return false;
  const bool owns = staff.agency == ticket.agency;
  if (ticket.secret) return owns && staff.role != Role::kReadOnly;
  return owns || (staff.role == Role::kCoordinator && staff.agency == ticket.host_agency);
}

}  // namespace serap::tickets
