#pragma once
// What stands in st:{p}: what a platform told about a message of ours.
#include <optional>
#include <string>
#include <string_view>

#include "services/model/address.hpp"
#include "services/model/time.hpp"

namespace serap {

// Ranked: a later one is never replaced by an earlier one; failed gives way only to a higher
// success.
enum class DeliveryState { kSending, kAccepted, kSent, kDelivered, kRead, kFailed };
std::string_view name_of(DeliveryState state);
std::optional<DeliveryState> delivery_state_named(std::string_view name);

// True if a record that says `now` should say `next` instead.
bool supersedes(DeliveryState next, DeliveryState now);

struct Delivery {
  EventId id;               // the status's own key, for counting repeats
  OutboundId outbound;      // ours, from biz_opaque_callback_data or metadata; may be empty
  int part = 0;             // which part of a split message, from 0
  std::string platform_id;  // the message's id there
  Address to;               // tenant and recipient
  DeliveryState state = DeliveryState::kSent;
  Time at;
  int error_code = 0;  // 0: none
  std::string error_title;
  bool operator==(const Delivery&) const = default;
};

}  // namespace serap
