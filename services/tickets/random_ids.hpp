#pragma once
#include <string>

#include "services/model/ticket.hpp"

namespace serap::tickets {

// From the machine's secure random source (libsodium); random_ids.cpp, secrets.cpp and sha256.cpp
// are the only files that name it.
CitizenId random_citizen_id();  // "c-" and 24 hexadecimal digits
std::string random_alias();     // "Warga 4F2K"; about 810,000 of them: retry if taken
TicketNumber random_ticket_number(
    Time opened);  // the year in WIB; 729 million a year: retry if taken

}  // namespace serap::tickets
