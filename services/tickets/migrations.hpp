#pragma once
// The tables, one script a step (schema_<n>.cpp). A step is never changed once it has shipped:
// append one. Times are unix milliseconds, UTC. Lists are columns of lines (text_lists.hpp).

namespace serap::tickets {

extern const char* const kSchema1;  // citizens, tickets, conversations, staff, audit
extern const char* const kSchema2;  // clocks, the calendar's changes, secrecy, media
extern const char* const kSchema3;  // kept replies and filters, indexes of the list
extern const char* const kSchema4;  // pictures beside an office's words

}  // namespace serap::tickets
