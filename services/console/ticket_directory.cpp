#include "services/console/ticket_directory.hpp"

namespace serap::console {

Result<TicketId> TicketDirectory::find(const tickets::SessionToken& session,
                                       const TicketNumber& number) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = ids_.find(number.value);
    if (known != ids_.end()) return known->second;
  }
  tickets::Filter filter;
  filter.group = tickets::Group::kAll;
  filter.search = number.value;
  const auto page = desk_.list(session, filter);
  if (!page) return page.error();
  remember(page->rows);
  for (const tickets::Row& row : page->rows) {
    if (row.ticket.number == number) return row.ticket.id;
  }
  return Error{Error::Kind::kNotFound, "no ticket with this number that the account may see"};
}

void TicketDirectory::remember(const std::vector<tickets::Row>& rows) {
  const std::lock_guard lock(mutex_);
  if (ids_.size() + rows.size() > kMost) ids_.clear();
  for (const tickets::Row& row : rows)
    ids_.insert_or_assign(row.ticket.number.value, row.ticket.id);
}

}  // namespace serap::console
