#pragma once
#include <optional>
#include <string>

#include "bots/conversation/conversation.hpp"
#include "bots/conversation/effect.hpp"
#include "bots/phrases/phrases.hpp"
#include "services/model/inbound.hpp"
#include "services/model/media.hpp"
#include "services/model/outbound.hpp"
#include "services/tickets/port.hpp"

namespace serap::worker {

// Our message's id: "<partition>.<24 hex digits>", of the event that caused it and the how-manieth
// it is, so that a rerun mints the same and a status finds its partition.
OutboundId outbound_id(std::uint32_t partition, const EventId& cause, std::size_t ordinal);

// What is said, in the conversation's language.
Outbound spoken(const conversation::Say& say, const conversation::Conversation& conversation,
                const phrases::Phrases& phrases, OutboundId id, Time now);

// What the sender must bring, with the ticket it is for as far as that is known.
Fetch fetch_of(conversation::Bring bring, const Inbound& heard,
               const conversation::Conversation& conversation);

// Lines of the conversation as staff see it.
// Nothing for an event that is none. Of media that came or was lost it is news about the line of
// the message they hang on.
std::optional<tickets::Message> record_of(const Inbound& heard,
                                          const conversation::Conversation& conversation);
// `author` is "office" for staff's own words, else "bot".
tickets::Message record_of(const Outbound& said, const CitizenId& citizen, std::string author);

}  // namespace serap::worker
