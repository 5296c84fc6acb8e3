#pragma once
// What staff corrected in the console, as rows to learn from.
#include <string>
#include <string_view>

#include "services/classifier/labelled_table.hpp"
#include "services/model/result.hpp"
#include "services/tickets/operator_port.hpp"

namespace serap::ctl {

// All of them, with what `column` (topic, agency or kind) was corrected to; of a text corrected
// more than once the last. Reports that citizens made secret are not among them: tickets leaves
// them out. kInvalid for another column, else as the port says.
Result<classifier::LabelledTable> corrected_tickets(tickets::OperatorPort& tickets,
                                                    const std::string& secret,
                                                    std::string_view column);

}  // namespace serap::ctl
