#pragma once
// Days on which offices are closed, from a file that an office has. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"
#include "services/tickets/operator_port.hpp"

namespace serap::ctl {

// iCalendar (RFC 5545): each VEVENT by DTSTART to before DTEND and its SUMMARY; or lines of
// "2027-03-20<TAB>name". `scope`: empty for everybody, an area's code or one agency's. In order of
// days, each once. kInvalid names the line: a day that is none, a repeating event (RRULE), an event
// of over 31 days, no day at all.
Result<std::vector<tickets::Holiday>> holidays_in(std::string_view file, const std::string& scope);

}  // namespace serap::ctl
