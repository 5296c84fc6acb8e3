#include "services/tickets/visible.hpp"

namespace serap::tickets {

Condition visible_to(const Staff& staff) {
  Condition visible;
  if (staff.disabled) visible.add("0");
  if (staff.role == Role::kNational) return visible;
  const std::string& own = staff.agency.value;
  if (own.empty()) visible.add("0");
  switch (staff.role) {
    case Role::kCoordinator:
      visible.add("(agency = ? OR (host_agency = ? AND secret = 0))", {own, own});
      break;
    case Role::kLiaison:
      visible.add("agency = ?", {own});
      break;
    default:
      visible.add("agency = ? AND secret = 0", {own});
      break;
  }
  return visible;
}

Statement bound(Database& db, const std::string& sql, const Condition& condition) {
  Statement statement = db.prepare_once(sql);
  for (const std::string& value : condition.values) statement.bind(value);
  return statement;
}

}  // namespace serap::tickets
