#pragma once
#include <optional>
#include <string>
#include <vector>

#include "services/model/ids.hpp"

namespace serap {

struct Coordinates {
  double latitude = 0;   // degrees, -90 to 90
  double longitude = 0;  // degrees, -180 to 180
  bool operator==(const Coordinates&) const = default;
};

// A place as far as it is known. `words` is what the citizen wrote ("Jl. Melati, Kec. Sukajadi").
struct Place {
  std::string words;
  std::optional<Coordinates> pin;
  AreaCode area;          // finest area known; empty: unknown
  std::string area_name;  // "Kec. Sukajadi, Kota Bandung"
  bool operator==(const Place&) const = default;
};

struct Candidate {
  AgencyCode agency;
  std::string agency_name;
  std::string
      level;  // pusat, pusat_vertikal, provinsi, kab_kota, kecamatan, kelurahan_desa, bumn, bumd
  double p = 0;
  bool operator==(const Candidate&) const = default;
};

// A regency or city that the place's words may mean: more than one has a Majalaya.
struct LikelyArea {
  AreaCode area;
  std::string name;  // short, for a button: "Kab. Bandung"
  bool operator==(const LikelyArea&) const = default;
};

// Which office is in charge, and why. With `asks` set the router must know more first ("area",
// "status_jalan", "jenjang", ...); candidates are then the likely ones and candidates.front() is
// where it goes if nobody answers.
struct Routing {
  std::vector<Candidate> candidates;  // best first, one to three; front() is the office
  std::string sla_class;              // A5, A14, B60, ... (domain.md 3.5)
  std::string reason_id;              // in words, Indonesian: "jalan kota"
  std::string reason_en;
  std::string asks;                // empty: decided
  std::vector<LikelyArea> likely;  // while it asks for the area: likeliest first, none or 2 to 3
  Place place;                     // resolved against the area table
  std::string table;               // version of the table that decided
  bool operator==(const Routing&) const = default;
};

}  // namespace serap
