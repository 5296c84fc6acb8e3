#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "services/model/time.hpp"
#include "services/tickets/operator_port.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// Appends "who did what to which": ids, and of the content only its digest. Each row seals the one
// before, so a row that is changed or taken out shows. With a key, the digest means nothing to
// whoever has not got it.
void audit(Database& db, Time at, std::string_view who, std::string_view what,
           std::string_view subject, std::string_view content, std::string_view key = {});

// The key for what is about this citizen; made when first asked for. Erasing it leaves the chain
// whole.
std::string audit_key_of(Database& db, const CitizenId& citizen);

// The first row whose seal is wrong; nothing: the chain is whole.
std::optional<std::int64_t> first_broken_seal(Database& db);
AuditState audit_state(Database& db);

}  // namespace serap::tickets
