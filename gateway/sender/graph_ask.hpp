#pragma once
// A question to the Graph API about one of our channels, and what its refusal means for the
// operator.
#include <string>
#include <variant>

#include "gateway/sender/graph_client.hpp"
#include "gateway/sender/port.hpp"

namespace serap::sender {

// The body of a good answer, or a finding that names the trouble and what to do.
std::variant<std::string, Finding> ask(GraphClient& graph, const TenantId& tenant,
                                       const std::string& what, GraphClient::Call call);

// The WhatsApp Business account of `number` that our token may manage; empty: the token names none,
// or several without that number.
std::string account_of(GraphClient& graph, const TenantId& number);

// `path` to look at our own token.
std::string token_path(const Access& access);

}  // namespace serap::sender
