#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/model/ids.hpp"
#include "services/model/routing.hpp"
#include "services/model/time.hpp"
#include "services/model/understanding.hpp"

namespace serap {

// domain.md 3.6, in its order.
enum class TicketStatus {
  kDraf,
  kDiterima,
  kDitunda,
  kDiverifikasi,
  kDidisposisi,
  kDikembalikan,
  kDiproses,
  kEstimasi,
  kDijawab,
  kDibukaLagi,
  kSelesaiKonfirmasi,
  kSelesaiOtomatis,
  kDialihkan,
  kDigabung,
  kDiarsipkan,
  kDibatalkan,
};
std::string_view id_of(TicketStatus status);  // "draf", "selesai_konfirmasi", ...
std::optional<TicketStatus> status_with_id(std::string_view id);

// The public number, "SRP-26-7K3QXM-G".
struct TicketNumber {
  std::string value;
  bool empty() const { return value.empty(); }
  // clang-tidy 14 takes the zero in a defaulted <=> for a pointer.
  auto operator<=>(const TicketNumber&) const = default;  // NOLINT(modernize-use-nullptr)
};

// What the citizen asked to be kept from others, or what the topic demands (domain.md 1.2), weakest
// first.
enum class Secrecy {
  kNone,
  kAnonymous,  // the report may be public, the name never
  kSecret,     // only named roles see the report
};
std::string_view id_of(Secrecy secrecy);  // "", "anonim", "rahasia"
std::optional<Secrecy> secrecy_with_id(std::string_view id);

// A ticket as the bot knows it. Internal text (notes, staff names) is not here.
struct TicketSummary {
  TicketId id;
  TicketNumber number;
  TicketStatus status = TicketStatus::kDraf;
  Kind kind = Kind::kComplaint;
  TopicId topic;
  std::string title;  // short, for a list: "Jalan rusak, Kec. Sukajadi"
  AgencyCode agency;
  std::string agency_name;
  Time opened;
  std::uint64_t version = 0;  // rises with each change; an event about an older one is ignored
  // When an answer is promised; absent: no clock runs. UTC; say it in `zone`.
  std::optional<Time> due = std::nullopt;
  std::chrono::minutes zone{420};  // WIB 420, WITA 480, WIT 540: of the place, else of the office
  Secrecy secrecy = Secrecy::kNone;
  bool operator==(const TicketSummary&) const = default;
};

}  // namespace serap
