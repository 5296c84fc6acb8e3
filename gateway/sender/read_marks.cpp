#include "gateway/sender/read_marks.hpp"

namespace serap::sender {
namespace {

constexpr std::size_t kQuiet = 8;         // messages that wait, at most
constexpr std::size_t kRemembered = 512;  // a second answer to one message follows soon

}  // namespace

bool ReadMarks::wanted(const Outbound& outbound, std::size_t waiting) {
  if (outbound.answers.empty() || waiting > kQuiet) return false;
  if (!marked_.insert(outbound.answers).second) return false;
  order_.push_back(outbound.answers);
  if (order_.size() > kRemembered) {
    marked_.erase(order_.front());
    order_.pop_front();
  }
  return true;
}

}  // namespace serap::sender
