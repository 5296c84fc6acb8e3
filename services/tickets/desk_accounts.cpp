// The Desk's calls about accounts: log-in, and what only the operator may do.
#include "services/tickets/audit.hpp"
#include "services/tickets/desk.hpp"
#include "services/tickets/secrets.hpp"
#include "services/tickets/staff_rows.hpp"

namespace serap::tickets {
namespace {

constexpr std::size_t kLeastPassword = 10;
constexpr std::size_t kMostPassword = 1024;

Error wrong_login() { return {Error::Kind::kRejected, "e-mail or password is wrong"}; }
Error not_operator() { return {Error::Kind::kRejected, "the operator's secret is wrong"}; }

// Checked against when there is no such account, so that the answer takes as long as for a real
// one.
const std::string& hash_of_nothing() {
  static const std::string hash = hash_password("no account has this password");
  return hash;
}

std::optional<Error> wrong_with(const NewStaff& staff, const std::string& email) {
  const std::size_t at = email.find('@');
  const auto invalid = [](std::string why) { return Error{Error::Kind::kInvalid, std::move(why)}; };
  if (at == std::string::npos || at == 0 || at + 1 == email.size() || email.size() > 254) {
    return invalid("that is no e-mail address");
  }
  if (staff.password.size() < kLeastPassword)
    return invalid("the password needs at least 10 characters");
  if (staff.password.size() > kMostPassword) return invalid("the password is too long");
  if (staff.role != Role::kNational && staff.agency.empty())
    return invalid("every role but national needs an agency");
  return std::nullopt;
}

}  // namespace

// The password is checked outside of the writer's thread: it takes a tenth of a second.
Result<Session> Desk::login(const Login& login) {
  const std::string email = account_id(login.email);
  if (login.password.size() > kMostPassword) return wrong_login();
  const Time now = clock_();
  Account account;
  bool exists = false;
  const auto looked = store_.read<int>([&](Database& db) -> Result<int> {
    if (const auto until = locked_until(db, email, login.from, now)) {
      return Error{Error::Kind::kUnavailable,
                   "too many wrong log-ins; try again at " + iso8601(*until)};
    }
    if (const auto found = account_of(db, email)) {
      account = *found;
      exists = !account.staff.disabled;
    }
    return 0;
  });
  if (!looked) return looked.error();
  const bool matches =
      password_matches(exists ? account.password_hash : hash_of_nothing(), login.password);
  return store_.write<Session>([&](Database& db) -> Result<Session> {
    if (!exists || !matches) {
      note_failure(db, email, login.from, now);
      audit(db, now, "system", "login_failed", exists ? email : "unknown", "");
      return wrong_login();
    }
    forget_failures(db, email);
    Session session{random_session_token(), now + kSessionLength, account.staff};
    insert_session(db, session);
    audit(db, now, email, "login", email, "");
    return session;
  });
}

bool Desk::is_operator(const std::string& secret) const {
  return !operator_secret_.empty() && equal_secrets(operator_secret_, secret);
}

Result<Staff> Desk::add_staff(const std::string& operator_secret, const NewStaff& staff) {
  if (!is_operator(operator_secret)) return not_operator();
  const std::string email = account_id(staff.email);
  if (const auto wrong = wrong_with(staff, email)) return *wrong;
  Account account;
  account.staff = {email,      staff.name.empty() ? email.substr(0, email.find('@')) : staff.name,
                   staff.role, staff.agency,
                   false,      clock_()};
  account.password_hash = hash_password(staff.password);
  return store_.write<Staff>([&](Database& db) -> Result<Staff> {
    if (account_of(db, email))
      return Error{Error::Kind::kConflict, "there is an account with that e-mail already"};
    insert_account(db, account);
    audit(db, clock_(), "operator", "staff_add", email,
          std::string{id_of(staff.role)} + " " + staff.agency.value);
    return account.staff;
  });
}

Result<std::vector<Staff>> Desk::list_staff(const std::string& operator_secret) {
  if (!is_operator(operator_secret)) return not_operator();
  return store_.read<std::vector<Staff>>(
      [](Database& db) -> Result<std::vector<Staff>> { return all_staff(db); });
}

Result<Staff> Desk::disable_staff(const std::string& operator_secret, const std::string& email) {
  if (!is_operator(operator_secret)) return not_operator();
  const std::string id = account_id(email);
  return store_.write<Staff>([&](Database& db) -> Result<Staff> {
    if (!account_of(db, id)) return Error{Error::Kind::kNotFound, "no account with that e-mail"};
    disable_account(db, id);
    audit(db, clock_(), "operator", "staff_disable", id, "");
    return account_of(db, id)->staff;
  });
}

}  // namespace serap::tickets
