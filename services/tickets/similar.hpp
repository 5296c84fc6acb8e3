#pragma once
#include "services/tickets/sqlite.hpp"
#include "services/tickets/ticket_rows.hpp"
#include "services/tickets/topics.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::tickets {

// Reports of the 60 days around this one that may be about the same thing, best first, at most
// eight: by place (same pin within 300 m, else same district), topic and words. Only what this
// account may see.
std::vector<SimilarRow> similar_to(Database& db, const Staff& staff, const StoredTicket& ticket,
                                   const TopicNames& topics);

// How much two texts have in common: shared words by all words, of four letters or more.
double shared_words(std::string_view one, std::string_view other);

}  // namespace serap::tickets
