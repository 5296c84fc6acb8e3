// The words in which enumerators are stored and sent.
#include <array>
#include <utility>

#include "services/model/delivery.hpp"
#include "services/model/enum_names.hpp"
#include "services/model/outbound.hpp"
#include "services/model/ticket.hpp"
#include "services/model/understanding.hpp"

namespace serap {
namespace {

constexpr std::array<std::string_view, 10> kKinds{
    "pengaduan", "aspirasi", "permintaan_informasi", "apresiasi", "salam", "iseng", "spam",
    "status",    "darurat",  "klarifikasi_hoaks"};
constexpr std::array<std::string_view, 16> kStatuses{
    "draf",      "diterima", "ditunda",    "diverifikasi", "didisposisi",        "dikembalikan",
    "diproses",  "estimasi", "dijawab",    "dibuka_lagi",  "selesai_konfirmasi", "selesai_otomatis",
    "dialihkan", "digabung", "diarsipkan", "dibatalkan"};
constexpr std::array<std::string_view, 3> kSecrecies{"", "anonim", "rahasia"};
constexpr std::array<std::string_view, 3> kLanes{"ack", "answer", "broadcast"};
constexpr std::array<std::string_view, 6> kDeliveryStates{"sending",   "accepted", "sent",
                                                          "delivered", "read",     "failed"};

}  // namespace

std::string_view id_of(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<Kind> kind_with_id(std::string_view id) { return enumerator_named<Kind>(kKinds, id); }

std::string_view id_of(TicketStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }
std::optional<TicketStatus> status_with_id(std::string_view id) {
  return enumerator_named<TicketStatus>(kStatuses, id);
}

std::string_view id_of(Secrecy secrecy) { return kSecrecies[static_cast<std::size_t>(secrecy)]; }
std::optional<Secrecy> secrecy_with_id(std::string_view id) {
  return enumerator_named<Secrecy>(kSecrecies, id);
}

std::string_view name_of(Lane lane) { return kLanes[static_cast<std::size_t>(lane)]; }

std::string_view name_of(DeliveryState state) {
  return kDeliveryStates[static_cast<std::size_t>(state)];
}
std::optional<DeliveryState> delivery_state_named(std::string_view name) {
  return enumerator_named<DeliveryState>(kDeliveryStates, name);
}

bool supersedes(DeliveryState next, DeliveryState now) {
  if (now == DeliveryState::kFailed)
    return next == DeliveryState::kDelivered || next == DeliveryState::kRead;
  if (next == DeliveryState::kFailed) return now < DeliveryState::kDelivered;
  return next > now;
}

}  // namespace serap
