#pragma once
#include <set>
#include <string>
#include <vector>

#include "gateway/sender/graph_client.hpp"
#include "gateway/sender/port.hpp"

namespace serap::sender {

// Looks at token, permissions, subscription, number and templates of a channel, in that order: a
// dead token ends it, because all else would say the same. `templates` are the names Serap uses.
std::vector<Finding> check_channel(GraphClient& graph, const TenantId& tenant,
                                   const std::string& account,
                                   const std::set<std::string>& templates, Time now);

}  // namespace serap::sender
