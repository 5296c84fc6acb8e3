#pragma once
// The doors of a flow: what an event means before the flow sees it.
#include <string>

#include "bots/conversation/conversation.hpp"
#include "bots/conversation/flow.hpp"
#include "bots/conversation/step.hpp"
#include "services/model/inbound.hpp"

namespace serap::conversation {

Turn unchanged(const Conversation& now);

// Begins to deal with an event: whatever was under way is given up.
void take_up(const Flow& flow, const Inbound& inbound, Message heard, Conversation& next);

// From the door's node on.
Turn through_door(const Flow& flow, const std::string& door, Time at, Conversation next);

// What a citizen did (citizen_doors.cpp).
Turn from_citizen(const Flow& flow, const Inbound& inbound, Time at, const Conversation& now);
Turn edited(const Flow& flow, const Inbound& inbound, const Edited& edit, Time at,
            const Conversation& now);
Turn unsent(const Flow& flow, const Inbound& inbound, const Unsent& unsent, Time at,
            const Conversation& now);

// What others tell (news_doors.cpp): a timer, an office, a colleague, the sender.
Turn rang(const Flow& flow, const Inbound& inbound, const TimerRang& timer, Time at,
          const Conversation& now);
Turn replied(const Flow& flow, const Inbound& inbound, const StaffReplied& reply, Time at,
             const Conversation& now);
Turn changed(const Flow& flow, const Inbound& inbound, const StatusChanged& change, Time at,
             const Conversation& now);
Turn colleague(const Flow& flow, const Inbound& inbound, const Conversation& now);
Turn window_closed(const Flow& flow, const Inbound& inbound, const WindowClosed& closed, Time at,
                   const Conversation& now);
Turn media_stored(const Flow& flow, const Inbound& inbound, const MediaStored& stored, Time at,
                  const Conversation& now);
Turn media_lost(const Flow& flow, const Inbound& inbound, const MediaLost& lost, Time at,
                const Conversation& now);

}  // namespace serap::conversation
