#include "services/tickets/migrations.hpp"

namespace serap::tickets {

const char* const kSchema4 = R"sql(
ALTER TABLE events ADD COLUMN files TEXT NOT NULL DEFAULT '';  -- stored media, a line each
)sql";

}  // namespace serap::tickets
