#pragma once
// WhatsApp's limit for one citizen: a message every six seconds, with a burst that is borrowed from
// the time that follows. Pure.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
#include <chrono>
#include <map>
#include <optional>

#include "gateway/sender/send_queue.hpp"

namespace serap::sender {

class PairRate {
 public:
  // Takes a message's place if there is one: nothing, or when there will be. Other channels have no
  // such limit.
  std::optional<Moment> take(const Address& to, Moment now);
  // True if half of the burst is used up: what waits for them had better go as one message.
  bool strained(const Address& to, Moment now) const;
  // Who has no debt is forgotten.
  void forget_idle(Moment now);

 private:
  std::map<Address, Moment> paid_until_;
};

}  // namespace serap::sender
