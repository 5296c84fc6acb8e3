#pragma once
// The journal: JSON lines on standard error, one line per thing that a person on call would want.
// Messages are `key=value` words with an event id. Runs of nine or more digits (phones, NIKs) are
// masked whatever the caller does; a citizen's text and tokens must not be passed at all.
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace serap::journal {

enum class Level { kDebug, kInfo, kWarning, kError };

// Once, in main. `level`: debug, info, warning or error.
void start(std::string_view process, std::string_view level);

// Safe from several threads.
void write(Level level, std::string_view message);

// `text` with the middle of every run of nine or more digits replaced: "62812...02" ->
// "62*********02".
std::string redacted(std::string_view text);

template <class... A>
void debug(fmt::format_string<A...> format, A&&... values) {
  write(Level::kDebug, fmt::format(format, std::forward<A>(values)...));
}
template <class... A>
void info(fmt::format_string<A...> format, A&&... values) {
  write(Level::kInfo, fmt::format(format, std::forward<A>(values)...));
}
template <class... A>
void warning(fmt::format_string<A...> format, A&&... values) {
  write(Level::kWarning, fmt::format(format, std::forward<A>(values)...));
}
template <class... A>
void error(fmt::format_string<A...> format, A&&... values) {
  write(Level::kError, fmt::format(format, std::forward<A>(values)...));
}

}  // namespace serap::journal
