#pragma once
// What no single process can count, for Prometheus: the logs in Redis, its memory, the disk.
#include <cstdint>
#include <filesystem>
#include <string>

#include "services/redis/connection.hpp"

namespace serap::ctl {

// Prometheus' text format 0.0.4. `folder` is on the disk that matters.
Result<std::string> gauges(redis::Connection& redis, const std::filesystem::path& folder,
                           std::int64_t now_ms);

}  // namespace serap::ctl
