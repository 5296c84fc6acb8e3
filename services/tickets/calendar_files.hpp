#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "services/tickets/calendar.hpp"

namespace serap::tickets {

// closed_days.tsv, hours.tsv and zones.tsv of the folder. Throws std::runtime_error with file and
// line.
CalendarData load_calendar(const std::filesystem::path& folder);

// "2026-03-21"; nothing: no such day.
std::optional<Date> parse_date(std::string_view text);
std::string text_of(Date day);

}  // namespace serap::tickets
