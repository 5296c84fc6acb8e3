#pragma once
// From a row of the table to the office of an area: "PUPR-D" and Kota Bandung make "PUPR-D@3273",
// Dinas PUPR Kota Bandung.
#include <optional>
#include <string>
#include <string_view>

#include "services/model/routing.hpp"
#include "services/router/areas.hpp"
#include "services/router/table.hpp"

namespace serap::router {

// An office before its area: a code and, for a generic one, the level at which it is meant.
struct Duty {
  std::string agency;
  std::string level;  // provinsi, kab_kota, kecamatan, kelurahan_desa; empty for a national agency
  bool operator==(const Duty&) const = default;
};

class Offices {
 public:
  // Borrows both.
  Offices(const Table& table, const Areas& areas) : table_(table), areas_(areas) {}

  // The duty of `agency`; a generic one is meant at `level` if it exists there, else at its first
  // level.
  std::optional<Duty> duty_of(std::string_view agency, std::string_view level, Day day) const;

  // The exceptions of the area applied to a duty. `reason`: the last row that gave one; untouched
  // if none did.
  Duty with_overrides(Duty duty, const Topic& topic, const AreaCode& area, Day day,
                      const Override*& reason) const;

  // The office; none if `area` is not known finely enough to tell which.
  std::optional<Candidate> office(const Duty& duty, const AreaCode& area, Day day) const;

  // The office behind a code as it stands in tickets: "PU", "PUPR-D@3273".
  std::optional<Candidate> with_code(const AgencyCode& code, Day day) const;

 private:
  std::string name_in(const Agency& agency, std::string_view area, Day day) const;

  const Table& table_;
  const Areas& areas_;
};

}  // namespace serap::router
