#include "services/tickets/pulse.hpp"

#include <functional>

#include "services/tickets/visible.hpp"

namespace serap::tickets {
namespace {

constexpr int kLinesLookedAt = 100;  // ticks of older ones change no more

std::string numbers_of(Statement row) {
  return row.step() ? row.text(0) + "/" + row.text(1) : std::string{};
}

}  // namespace

std::uint64_t queue_pulse(Database& db, const Staff& staff) {
  const Condition visible = visible_to(staff);
  return std::hash<std::string>{}(numbers_of(
      bound(db, "SELECT count(*), max(changed_ms) FROM tickets WHERE " + visible.sql, visible)));
}

std::uint64_t ticket_pulse(Database& db, const StoredTicket& ticket) {
  Statement said = db.prepare("SELECT count(*), max(row) FROM messages WHERE citizen = ?");
  said.bind(ticket.citizen.value);
  std::string seen = std::to_string(ticket.summary.version) + (ticket.unread ? "!" : ".") +
                     numbers_of(std::move(said));
  Statement ticks = db.prepare(
      "SELECT count(*), group_concat(d.part || d.state) FROM (SELECT key FROM messages WHERE "
      "citizen = ? AND outgoing = 1 ORDER BY row DESC LIMIT ?) m JOIN deliveries d ON d.outbound = "
      "m.key");
  ticks.bind(ticket.citizen.value).bind(kLinesLookedAt);
  return std::hash<std::string>{}(seen + "|" + numbers_of(std::move(ticks)));
}

}  // namespace serap::tickets
