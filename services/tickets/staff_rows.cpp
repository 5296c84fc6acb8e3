#include "services/tickets/staff_rows.hpp"

#include <algorithm>

#include "services/tickets/secrets.hpp"

namespace serap::tickets {
namespace {

constexpr std::chrono::minutes kFailuresCountFor{15};
constexpr int kAccountFailures = 5;   // a person mistypes three times
constexpr int kAddressFailures = 30;  // an office behind one address

Staff read_staff(const Statement& row, int at) {
  Staff staff;
  staff.email = row.text(at);
  staff.name = row.text(at + 1);
  staff.role = role_with_id(row.text(at + 2)).value_or(Role::kReadOnly);
  staff.agency.value = row.text(at + 3);
  staff.disabled = row.integer(at + 4) != 0;
  staff.created = from_unix_milliseconds(row.integer(at + 5));
  return staff;
}

void note(Database& db, const std::string& subject, Time now) {
  const std::int64_t ms = unix_milliseconds(now);
  db.prepare(
        "INSERT INTO login_failures VALUES(?, 1, ?) ON CONFLICT DO UPDATE SET "
        "count = CASE WHEN last_ms < ? THEN 1 ELSE count + 1 END, last_ms = excluded.last_ms")
      .bind(subject)
      .bind(ms)
      .bind(ms - std::chrono::milliseconds{kFailuresCountFor}.count())
      .run();
}

std::optional<Time> locked(Database& db, const std::string& subject, int most, Time now) {
  Statement found = db.prepare("SELECT count, last_ms FROM login_failures WHERE subject = ?");
  found.bind(subject);
  if (!found.step() || found.integer(0) < most) return std::nullopt;
  const Time until = from_unix_milliseconds(found.integer(1)) + kFailuresCountFor;
  return until > now ? std::optional{until} : std::nullopt;
}

}  // namespace

std::optional<Account> account_of(Database& db, const std::string& email) {
  Statement found = db.prepare(
      "SELECT email, name, role, agency, disabled, created_ms, password_hash FROM staff WHERE "
      "email = ?");
  found.bind(email);
  if (!found.step()) return std::nullopt;
  return Account{read_staff(found, 0), found.text(6)};
}

std::vector<Staff> all_staff(Database& db) {
  std::vector<Staff> staff;
  Statement rows = db.prepare(
      "SELECT email, name, role, agency, disabled, created_ms FROM staff ORDER BY email");
  while (rows.step()) staff.push_back(read_staff(rows, 0));
  return staff;
}

void insert_account(Database& db, const Account& account) {
  const Staff& staff = account.staff;
  db.prepare(
        "INSERT INTO staff(email, name, role, agency, password_hash, created_ms) VALUES(?, ?, ?, "
        "?, ?, ?)")
      .bind(staff.email)
      .bind(staff.name)
      .bind(id_of(staff.role))
      .bind(staff.agency.value)
      .bind(account.password_hash)
      .bind(unix_milliseconds(staff.created))
      .run();
}

void disable_account(Database& db, const std::string& email) {
  db.prepare("UPDATE staff SET disabled = 1 WHERE email = ?").bind(email).run();
  db.prepare("DELETE FROM sessions WHERE email = ?").bind(email).run();
}

std::optional<Session> live_session(Database& db, const SessionToken& token, Time now) {
  if (token.value.empty()) return std::nullopt;
  Statement found = db.prepare(
      "SELECT f.email, f.name, f.role, f.agency, f.disabled, f.created_ms, s.expires_ms FROM "
      "sessions s "
      "JOIN staff f ON f.email = s.email WHERE s.token_hash = ? AND s.expires_ms > ? AND "
      "f.disabled = 0");
  found.bind(hash_of_token(token)).bind(unix_milliseconds(now));
  if (!found.step()) return std::nullopt;
  return Session{token, from_unix_milliseconds(found.integer(6)), read_staff(found, 0)};
}

void insert_session(Database& db, const Session& session) {
  db.prepare("DELETE FROM sessions WHERE expires_ms < ?")
      .bind(unix_milliseconds(session.expires - kSessionLength))
      .run();
  db.prepare("INSERT INTO sessions VALUES(?, ?, ?)")
      .bind(hash_of_token(session.token))
      .bind(session.staff.email)
      .bind(unix_milliseconds(session.expires))
      .run();
}

void end_session(Database& db, const SessionToken& token) {
  db.prepare("DELETE FROM sessions WHERE token_hash = ?").bind(hash_of_token(token)).run();
}

std::optional<Time> locked_until(Database& db, const std::string& email, const std::string& from,
                                 Time now) {
  const auto account = locked(db, "account:" + email, kAccountFailures, now);
  return account ? account : locked(db, "from:" + from, kAddressFailures, now);
}

void note_failure(Database& db, const std::string& email, const std::string& from, Time now) {
  note(db, "account:" + email, now);
  if (!from.empty()) note(db, "from:" + from, now);
  db.prepare("DELETE FROM login_failures WHERE last_ms < ?")
      .bind(unix_milliseconds(now - kFailuresCountFor))
      .run();
}

void forget_failures(Database& db, const std::string& email) {
  db.prepare("DELETE FROM login_failures WHERE subject = ?").bind("account:" + email).run();
}

std::string account_id(std::string_view email) {
  while (!email.empty() && email.front() == ' ') email.remove_prefix(1);
  while (!email.empty() && email.back() == ' ') email.remove_suffix(1);
  std::string id{email};
  std::transform(id.begin(), id.end(), id.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return id;
}

}  // namespace serap::tickets
