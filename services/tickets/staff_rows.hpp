#pragma once
// Staff accounts, their sessions and the log-in throttle, as stored.
#include <chrono>
#include <optional>
#include <vector>

#include "services/tickets/desk_port.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// A working day: staff log in once a day.
inline constexpr std::chrono::hours kSessionLength{12};

struct Account {
  Staff staff;
  std::string password_hash;
};

std::optional<Account> account_of(Database& db, const std::string& email);
std::vector<Staff> all_staff(Database& db);
void insert_account(Database& db, const Account& account);
void disable_account(Database& db, const std::string& email);  // ends their sessions too

// The account of a session that has not run out and is not disabled.
std::optional<Session> live_session(Database& db, const SessionToken& token, Time now);
void insert_session(Database& db, const Session& session);
void end_session(Database& db, const SessionToken& token);

// Too many failures lately for this account or from this address: when log-in may be tried again.
std::optional<Time> locked_until(Database& db, const std::string& email, const std::string& from,
                                 Time now);
void note_failure(Database& db, const std::string& email, const std::string& from, Time now);
void forget_failures(Database& db, const std::string& email);

// Lower case, without spaces around.
std::string account_id(std::string_view email);

}  // namespace serap::tickets
