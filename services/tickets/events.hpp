#pragma once
// The outbox to the conversations: rows written in the transaction of the change, read by the
// relay.
#include <cstdint>
#include <vector>

#include "services/model/inbound.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {

// `cause`: see StatusChanged.
void tell_staff_replied(Database& db, const StoredTicket& ticket, const std::string& text,
                        const std::vector<StoredMedia>& files, Time at);
void tell_status_changed(Database& db, const StoredTicket& ticket, const std::string& note, Time at,
                         std::string_view cause = {});

// A row as the conversation will hear it, with the partition of the citizen's home.
struct Relayable {
  std::int64_t row = 0;
  std::uint32_t partition = 0;
  Inbound inbound;  // `received` is the relay's to set
};
// Not yet relayed, oldest first, at most `most`.
std::vector<Relayable> to_relay(Database& db, int most);
void mark_relayed(Database& db, const std::vector<std::int64_t>& rows, Time at);

}  // namespace serap::tickets
