#pragma once
// What an open page would notice: the tabs' counts, the newest rows, one ticket. Compared every two
// seconds, told when it changed.
#include <cstddef>
#include <optional>
#include <string>

#include "services/console/ticket_directory.hpp"

namespace serap::console {

struct Glance {
  tickets::Counts counts{};
  std::size_t queue = 0;   // digest of the newest rows
  std::size_t ticket = 0;  // digest of the ticket on screen; 0: none
  bool operator==(const Glance&) const = default;
};

// `watched` empty: no ticket is on screen.
Result<Glance> glance_at(tickets::DeskPort& desk, TicketDirectory& directory,
                         const tickets::SessionToken& session, const TicketNumber& watched);

// The server-sent event that tells a page what changed, or nothing.
std::optional<std::string> news_between(const Glance& before, const Glance& now);

}  // namespace serap::console
