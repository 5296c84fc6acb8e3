#pragma once
// In which ways a message may go, by the platform's window since the citizen's last message. Pure.
// https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
#include <vector>

#include "gateway/platform/requests.hpp"
#include "services/model/outbound.hpp"

namespace serap::sender {

// Best first; none: it must wait until the citizen writes. A platform that refuses one for a closed
// window may still take the next.
std::vector<platform::Manner> manners_at(const Outbound& outbound, Time now);

}  // namespace serap::sender
