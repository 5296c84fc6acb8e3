#pragma once
// What officers have at hand, as the JSON that pages read.
#include <string>
#include <vector>

#include "services/tickets/workbench_port.hpp"

namespace serap::console {

std::string json_from_similar(const std::vector<tickets::SimilarRow>& rows);
std::string json_from_kept(const std::vector<tickets::Kept>& all);
std::string json_from_kept(const tickets::Kept& kept);
std::string json_from_figures(const tickets::Figures& figures);

}  // namespace serap::console
