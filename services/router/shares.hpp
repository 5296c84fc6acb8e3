#pragma once
// How probability is shared out among candidates.
#include <cstddef>
#include <span>
#include <vector>

#include "services/model/routing.hpp"

namespace serap::router {

inline constexpr std::size_t kMostCandidates = 3;

// The first gets `p`; what it leaves over goes to the others, to each twice as much as to the next.
// Where there is no other the first gets at least 0.95.
void share(std::vector<Candidate>& candidates, double p);

// Without those who refused; what they had is divided among the rest in proportion. A candidate
// that was only the last resort stays that: no more than 0.95.
void leave_out(std::vector<Candidate>& candidates, std::span<const AgencyCode> refused);

// Of `count` that are ordered by likelihood: 1, 1/2, 1/3, ... made to a sum of one.
std::vector<double> shares_by_rank(std::size_t count);

}  // namespace serap::router
