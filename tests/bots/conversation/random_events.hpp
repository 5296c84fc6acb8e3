#pragma once
// A day that nobody planned: events and answers in any order, the same for the same seed.
#include <random>

#include "bots/conversation/step.hpp"

namespace serap::conversation {

class RandomDay {
 public:
  explicit RandomDay(std::uint32_t seed) : dice_(seed) {}

  // Something from the log, for what the conversation knows now.
  Heard heard(const Conversation& now, Time at);
  // A plausible answer to an ask; sometimes Failed.
  decltype(Event::what) answer(const Effect& ask, const Conversation& now);

 private:
  std::uint32_t pick(std::uint32_t count) { return static_cast<std::uint32_t>(dice_() % count); }
  double chance() { return static_cast<double>(pick(1001)) / 1000.0; }
  std::string text();
  TicketId ticket(const Conversation& now);
  TicketSummary summary(const Conversation& now);
  Happening happening(const Conversation& now, Time at);
  Understanding understanding();
  Routing routing();

  std::mt19937 dice_;
  int events_ = 0;
};

}  // namespace serap::conversation
