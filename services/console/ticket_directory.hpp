#pragma once
#include <cstddef>
#include <mutex>
#include <unordered_map>

#include "services/tickets/desk_port.hpp"

namespace serap::console {

// Finds a ticket's internal id by its public number, which is all that pages know. Remembers what
// it saw: a number's id never changes, and whether this account may see it is asked of the desk
// again each time. Borrows the desk. Safe to call from several threads.
class TicketDirectory {
 public:
  explicit TicketDirectory(tickets::DeskPort& desk) : desk_(desk) {}

  Result<TicketId> find(const tickets::SessionToken& session, const TicketNumber& number);
  void remember(const std::vector<tickets::Row>& rows);

 private:
  static constexpr std::size_t kMost = 200'000;  // about 30 MB; then it starts anew

  tickets::DeskPort& desk_;
  std::mutex mutex_;
  std::unordered_map<std::string, TicketId> ids_;
};

}  // namespace serap::console
