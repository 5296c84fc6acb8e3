#pragma once
// Several lines to one citizen as one message, when there is more to say than may be sent. Pure.
#include <vector>

#include "gateway/sender/send_queue.hpp"

namespace serap::sender {

// What `item` says, with the lines that joined it: their words as paragraphs, the last one's
// choices.
Outbound whole_of(const Item& item);

// True if `next` may join `item`: both not begun, plain words but for `next`'s choices, and the
// whole still one call.
bool may_join(const Item& item, const Item& next, platform::Manner manner);

}  // namespace serap::sender
