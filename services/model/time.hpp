#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace serap {

// A moment, UTC, to the millisecond: what the platforms give and what is stored.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

// Where "now" comes from: the machine's clock in main, a manual one in tests.
using Clock = std::function<Time()>;
Time system_now();

// "2026-11-24T22:43:25.120Z".
std::string iso8601(Time time);
// The reverse; also without milliseconds. Nothing else is accepted.
std::optional<Time> parse_iso8601(std::string_view text);

inline std::int64_t unix_milliseconds(Time time) { return time.time_since_epoch().count(); }
inline Time from_unix_milliseconds(std::int64_t value) {
  return Time{std::chrono::milliseconds{value}};
}

}  // namespace serap
