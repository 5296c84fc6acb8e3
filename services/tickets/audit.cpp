#include "services/tickets/audit.hpp"

#include "services/tickets/secrets.hpp"

namespace serap::tickets {
namespace {

struct Entry {
  std::int64_t at_ms;
  std::string who, what, subject, content_digest;
};

// Fields are length-prefixed: no two different rows seal the same bytes.
std::string seal_of(const std::string& before, const Entry& entry) {
  std::string sealed = before + "|" + std::to_string(entry.at_ms);
  for (const std::string& field : {entry.who, entry.what, entry.subject, entry.content_digest}) {
    sealed.append("|").append(std::to_string(field.size())).append(":").append(field);
  }
  return digest_of(sealed);
}

}  // namespace

void audit(Database& db, Time at, std::string_view who, std::string_view what,
           std::string_view subject, std::string_view content, std::string_view key) {
  std::string before;
  {
    Statement last = db.prepare("SELECT seal FROM audit ORDER BY row DESC LIMIT 1");
    if (last.step()) before = last.text(0);
  }
  const Entry entry{unix_milliseconds(at), std::string{who}, std::string{what},
                    std::string{subject},
                    content.empty() ? std::string{} : digest_of(content, key)};
  db.prepare(
        "INSERT INTO audit(at_ms, who, what, subject, content_digest, seal) VALUES(?, ?, ?, ?, ?, "
        "?)")
      .bind(entry.at_ms)
      .bind(entry.who)
      .bind(entry.what)
      .bind(entry.subject)
      .bind(entry.content_digest)
      .bind(seal_of(before, entry))
      .run();
}

std::string audit_key_of(Database& db, const CitizenId& citizen) {
  db.prepare("INSERT INTO citizen_keys VALUES(?, ?) ON CONFLICT DO NOTHING")
      .bind(citizen.value)
      .bind(random_key())
      .run();
  Statement found = db.prepare("SELECT key FROM citizen_keys WHERE citizen = ?");
  found.bind(citizen.value);
  return found.step() ? found.text(0) : std::string{};
}

AuditState audit_state(Database& db) {
  AuditState state;
  {
    Statement last = db.prepare(
        "SELECT seal, (SELECT count(*) FROM audit) FROM audit ORDER BY row DESC LIMIT 1");
    if (last.step()) {
      state.last_seal = last.text(0);
      state.rows = last.integer(1);
    }
  }
  state.broken = first_broken_seal(db);
  return state;
}

std::optional<std::int64_t> first_broken_seal(Database& db) {
  Statement rows = db.prepare(
      "SELECT row, at_ms, who, what, subject, content_digest, seal FROM audit ORDER BY row");
  std::string before;
  while (rows.step()) {
    const Entry entry{rows.integer(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)};
    if (seal_of(before, entry) != rows.text(6)) return rows.integer(0);
    before = rows.text(6);
  }
  return std::nullopt;
}

}  // namespace serap::tickets
