#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/redis/connection.hpp"

namespace serap::redis {

// An entry of a stream, with its bytes.
struct Entry {
  std::string id;  // "1700000000000-0"
  std::vector<std::pair<std::string, std::string>> fields;
};

// Where an entry stands in its stream: ids compare as two numbers, not as text. {0, 0} is before
// the first, and of what is no id.
using Position = std::pair<std::uint64_t, std::uint64_t>;
Position position_of(std::string_view entry_id);

// The stream to read and the id after which to read.
struct Cursor {
  std::string key;
  std::string after = "0-0";
};

// Reads at most `count` entries from each cursor's stream and moves the cursors. Waits up to `wait`
// if there are none; zero does not wait. XREAD's COUNT is per stream: the caller shares its batch
// among them.
Result<std::map<std::string, std::vector<Entry>>> read_streams(Connection& redis,
                                                               std::vector<Cursor>& cursors,
                                                               std::size_t count,
                                                               std::chrono::milliseconds wait);

// Appends one entry of field "e"; its id. Durable when it returns if Redis runs with appendfsync
// always.
Result<std::string> append(Connection& redis, const std::string& key, const std::string& encoded);

}  // namespace serap::redis
