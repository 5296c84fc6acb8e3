#include "services/tickets/operations.hpp"

#include <array>

namespace serap::tickets {
namespace {

// What stands in operations.error; empty: it worked.
constexpr std::array<std::string_view, 5> kKinds{"invalid", "not_found", "conflict", "unavailable",
                                                 "rejected"};

Error::Kind kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i] == name) return static_cast<Error::Kind>(i);
  }
  return Error::Kind::kRejected;
}

}  // namespace

std::optional<Result<TicketSummary>> first_result(Database& db, const std::string& key) {
  Statement found =
      db.prepare("SELECT ticket, version, error, message FROM operations WHERE key = ?");
  found.bind(key);
  if (!found.step()) return std::nullopt;
  if (!found.text(2).empty()) return Error{kind_named(found.text(2)), found.text(3)};
  const auto summary =
      summary_at(db, TicketId{found.text(0)}, static_cast<std::uint64_t>(found.integer(1)));
  if (!summary) return Error{Error::Kind::kNotFound, "the ticket of this key is gone"};
  return *summary;
}

void keep_result(Database& db, const std::string& key, const TicketId& ticket,
                 const Result<TicketSummary>& result, Time at) {
  const std::int64_t version = result ? static_cast<std::int64_t>(result->version) : 0;
  db.prepare("INSERT INTO operations VALUES(?, ?, ?, ?, ?, ?)")
      .bind(key)
      .bind(ticket.value)
      .bind(version)
      .bind(result ? std::string_view{} : kKinds[static_cast<std::size_t>(result.error().kind)])
      .bind(result ? std::string{} : result.error().message)
      .bind(unix_milliseconds(at))
      .run();
}

}  // namespace serap::tickets
