#include "services/process/journal.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace serap::journal {
namespace {

spdlog::level::level_enum spd_level(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

std::string json_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      escaped.append(1, '\\').append(1, c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      escaped.append(fmt::format("\\u{:04x}", static_cast<unsigned>(c)));
    } else {
      escaped.push_back(c);
    }
  }
  return escaped;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void start(std::string_view process, std::string_view level) {
  auto logger = std::make_shared<spdlog::logger>(std::string{process},
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_formatter(std::make_unique<spdlog::pattern_formatter>(
      R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","process":"%n","message":"%v"})",
      spdlog::pattern_time_type::utc));
  logger->set_level(level == "debug"     ? spdlog::level::debug
                    : level == "warning" ? spdlog::level::warn
                    : level == "error"   ? spdlog::level::err
                                         : spdlog::level::info);
  logger->flush_on(spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

void write(Level level, std::string_view message) {
  if (!spdlog::should_log(spd_level(level))) return;
  spdlog::log(spd_level(level), "{}", json_escaped(redacted(message)));
}

std::string redacted(std::string_view text) {
  constexpr std::size_t kLongest = 9;  // shorter runs are counts, ports and times
  std::string result{text};
  for (std::size_t at = 0; at < result.size();) {
    std::size_t end = at;
    while (end < result.size() && is_digit(result[end])) ++end;
    if (end - at >= kLongest) {
      for (std::size_t i = at + 2; i + 2 < end; ++i) result[i] = '*';
    }
    at = end == at ? at + 1 : end;
  }
  return result;
}

}  // namespace serap::journal
