#pragma once
// Whether the citizen's message that an answer is for should be marked as read now. Pure.
#include <deque>
#include <optional>
#include <set>
#include <string>

#include "services/model/outbound.hpp"

namespace serap::sender {

class ReadMarks {
 public:
  // True once a message that is answered, and only while little waits: a mark is never worth an
  // answer's place.
  bool wanted(const Outbound& outbound, std::size_t waiting);

 private:
  std::set<std::string> marked_;
  std::deque<std::string> order_;
};

}  // namespace serap::sender
