#pragma once
// Which stored bytes hang on which message and belong to which ticket.
#include <vector>

#include "services/tickets/port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {

// Adds what is new; a waiting one becomes stored or lost, and nothing goes back.
void put_message_media(Database& db, const std::string& message,
                       const std::vector<MessageMedia>& media);
std::vector<MessageMedia> media_of_message(Database& db, const std::string& message);

// The message was taken back: its media, too, from the citizen's tickets as well.
void blank_media(Database& db, const std::string& message);

// The stored bytes hang on a message that this citizen wrote.
bool sent_by(Database& db, const std::string& hash, const CitizenId& citizen);

void attach(Database& db, const StoredTicket& ticket, const std::vector<MessageMedia>& media,
            Time at);

}  // namespace serap::tickets
