#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "services/model/time.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// Appends "who did what to which": ids, and of the content only its digest. Each row seals the one
// before, so a row that is changed or taken out shows.
void audit(Database& db, Time at, std::string_view who, std::string_view what,
           std::string_view subject, std::string_view content);

// The first row whose seal is wrong; nothing: the chain is whole.
std::optional<std::int64_t> first_broken_seal(Database& db);

}  // namespace serap::tickets
