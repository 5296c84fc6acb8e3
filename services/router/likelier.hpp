#pragma once
#include <vector>

#include "services/model/ids.hpp"
#include "services/router/areas.hpp"
#include "services/router/seats.hpp"

namespace serap::router {

// Orders regencies that one name may mean: with a home, nearest to it first; without one, a city
// before the regency of the same name ("Bandung" alone is mostly the city), then the one with more
// villages.
void likelier_first(std::vector<AreaCode>& regencies, const AreaCode& home, const Seats& seats,
                    const Areas& areas);

}  // namespace serap::router
