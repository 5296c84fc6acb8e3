#pragma once
// What a browser sends, as the desk's values: whole or not at all.
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "services/console/problem.hpp"
#include "services/process/http_message.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::console {

// ?group=open&search=...&agency=...&topic=...&mine=1&sort=due&page=1&size=50, all optional.
std::variant<tickets::Filter, Problem> filter_of(const process::HttpRequest& request);

// {"email": ..., "password": ...}
std::variant<tickets::Login, Problem> login_of(const process::HttpRequest& request);

struct ActAsked {
  tickets::Act act;
  std::optional<TicketNumber> other;  // of kMerge, by its number: the act wants its id
  std::vector<std::string> proofs;    // one a file of the act, see file_proof.hpp
};
// {"version": 3, "text": ..., "reason": ..., "agency": ..., "agency_name": ..., "topic": ...,
// "kind": ..., "other": "SRP-26-7K3QXM-G", "until": "2026-12-01", "secrecy": "rahasia",
// "files": [what an upload was answered with]}, each only
// where its deed needs it. Session, ticket and deed are the caller's to set; the key is the
// Idempotency-Key header's.
std::variant<ActAsked, Problem> act_of(const process::HttpRequest& request);

// {"id": 12, "what": "reply", "title": ..., "text": ...}; no id: a new one.
std::variant<tickets::Kept, Problem> kept_of(const process::HttpRequest& request);

// ?from=2026-11-01&to=2026-11-30: days in WIB, both within.
std::variant<tickets::Period, Problem> period_of(const process::HttpRequest& request);

}  // namespace serap::console
