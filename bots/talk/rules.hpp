#pragma once
// Stand-ins for the classifier and the router when none is running: a few key words, one office a
// topic. Good enough to try a flow, no more.
#include <memory>

#include "services/classifier/port.hpp"
#include "services/router/port.hpp"

namespace serap::talk {

std::unique_ptr<classifier::Port> make_rule_classifier();
std::unique_ptr<router::Port> make_rule_router();

}  // namespace serap::talk
