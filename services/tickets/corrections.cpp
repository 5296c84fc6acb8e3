#include "services/tickets/corrections.hpp"

namespace serap::tickets {
namespace {

constexpr int kMost = 1000;

}  // namespace

std::vector<Correction> corrections_after(Database& db, Time after) {
  std::vector<Correction> found;
  Statement rows = db.prepare(
      "SELECT c.at_ms, t.text, c.topic_was, c.topic_is, c.kind_was, c.kind_is, c.agency_was, "
      "c.agency_is, c.model FROM corrections c JOIN tickets t ON t.id = c.ticket WHERE c.at_ms > ? "
      "AND t.secrecy <> 'rahasia' AND t.text <> '' ORDER BY c.at_ms, c.ticket, c.version LIMIT ?");
  rows.bind(unix_milliseconds(after)).bind(kMost);
  while (rows.step()) {
    found.push_back({from_unix_milliseconds(rows.integer(0)), rows.text(1), rows.text(2),
                     rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7),
                     rows.text(8)});
  }
  return found;
}

}  // namespace serap::tickets
