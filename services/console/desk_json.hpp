#pragma once
// The desk's values as the JSON that pages read. Internal ids never leave: a ticket's and a line's
// are built from platform ids, which may hold a phone number. Pages know a ticket by its public
// number.
#include <string>
#include <vector>

#include "services/tickets/desk_port.hpp"

namespace serap::console {

// `agency_name`: of the account's office. `csrf` goes into the page's memory, the session's token
// never.
std::string json_from_session(const tickets::Session& session, const std::string& agency_name,
                              const std::string& csrf);
std::string json_from_counts(const tickets::Counts& counts);
std::string json_from_topics(const std::vector<tickets::Topic>& topics);
std::string json_from_page(const tickets::Page& page);
std::string json_from_row(const tickets::Row& row);
std::string json_from_detail(const tickets::Detail& detail);

// What an upload is answered with, and what comes back with the answer it belongs to.
std::string json_from_file(const StoredMedia& file, const std::string& proof);

}  // namespace serap::console
