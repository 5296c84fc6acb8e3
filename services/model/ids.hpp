#pragma once
// Different ids are different types: one cannot be passed where another goes.
#include <compare>
#include <functional>
#include <string>

namespace serap {

template <class Tag>
struct Id {
  std::string value;
  bool empty() const { return value.empty(); }
  // clang-tidy 14 takes the zero in a defaulted <=> for a pointer.
  auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr)
};

using EventId = Id<struct EventTag>;  // an inbound event's key: kind + tenant + platform id + what
                                      // tells two apart
using OutboundId = Id<struct OutboundTag>;  // ours, minted from the event's id and an ordinal: a
                                            // rerun mints the same
using TicketId =
    Id<struct TicketTag>;  // the draft's id: the event that began it and which matter in it
using CitizenId = Id<struct CitizenTag>;  // internal: never a phone number
using AgencyCode = Id<struct AgencyTag>;  // "PU", or "PUPR-D@3273" for the agency of an area
using AreaCode = Id<struct AreaTag>;      // Kemendagri code without dots: 2, 4, 6 or 10 digits
using TopicId = Id<struct TopicTag>;      // "jalan.rusak"
using TenantId = Id<struct TenantTag>;    // phone_number_id, Page id or Instagram account id

}  // namespace serap

template <class Tag>
struct std::hash<serap::Id<Tag>> {
  std::size_t operator()(const serap::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.value);
  }
};
