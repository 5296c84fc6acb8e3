#include "services/tickets/due.hpp"

namespace serap::tickets {

std::optional<Time> next_of(const Due& due) {
  std::optional<Time> next;
  for (const auto& one : {due.verify, due.first_answer, due.finish}) {
    if (one && (!next || *one < *next)) next = one;
  }
  return next;
}

}  // namespace serap::tickets
