#pragma once
// The right to be forgotten (UU 27/2022, art. 8 and 16): what Redis holds of a citizen, and the
// list of those who were erased, which a restored backup must lose again.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/address.hpp"
#include "services/redis/connection.hpp"
#include "services/tickets/operator_port.hpp"

namespace serap::ctl {

// Who is meant, from what tickets exports about a citizen. kInvalid: it is no such document.
struct Exported {
  std::string alias;  // "Warga 4F2K"; empty if it has none
  std::vector<Address> addresses;
};
Result<Exported> read_export(const std::string& exported);

struct Forgotten {
  int conversations = 0;
  int dead = 0;  // dead letters that name one of the addresses
};

// Removes conversations, timers, other names and dead letters of these addresses. What is still on
// its way in a log is left: it is worked off within seconds. kUnavailable: part of it may be done;
// say it again.
Result<Forgotten> forget(redis::Connection& redis, const std::vector<Address>& addresses);

// Out of tickets and out of Redis, whose append-only file is rewritten, so that the disk forgets
// too. kNotFound: nobody has that alias or report number.
struct Erasure {
  std::string alias;
  tickets::Erased tickets;
  Forgotten redis;
};
Result<Erasure> erase_everywhere(tickets::OperatorPort& tickets, const std::string& secret,
                                 redis::Connection& redis, const std::string& who);

inline constexpr std::string_view kErasedList = "erased.txt";  // beside the settings
// One alias a line. Backups carry it.
std::vector<std::string> erased_before(const std::filesystem::path& list);
// False: it cannot be written.
bool note_erased(const std::filesystem::path& list, std::string_view alias);

}  // namespace serap::ctl
