#pragma once
// The conversation as staff see it: every message once, and how far each of ours came.
#include <vector>

#include "services/tickets/desk_port.hpp"
#include "services/tickets/port.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// A repeated key changes nothing but what is told of its media. kNotFound: no such citizen.
Result<void> record_message(Database& db, const Message& message);

// Never backward. kNotFound: neither our id nor a platform id that one of our messages has.
Result<void> record_delivery(Database& db, const Delivery& delivery);

// Text and media are gone, the row stays; `hashes` gets what hung on it. A repeat changes nothing.
// kNotFound: no such message of theirs.
Result<void> blank_message(Database& db, const Blanking& blanking,
                           std::vector<std::string>& hashes);

// The citizen's last `most` messages, oldest first.
std::vector<Line> conversation_of(Database& db, const CitizenId& citizen, const TicketId& ticket,
                                  int most);

}  // namespace serap::tickets
