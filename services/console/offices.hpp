#pragma once
// Which offices an officer may choose from when the router's choice was wrong. Read from the
// router's own tables, so the names are the same.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "services/model/routing.hpp"

namespace serap::console {

struct Office {
  AgencyCode agency;
  std::string name;
  std::string level;  // pusat, provinsi, kab_kota, ...
  bool operator==(const Office&) const = default;
};

struct Offices {
  std::vector<Office> national;
  std::vector<Office> regional;  // generic, one a region: "PUPR-D", level provinsi or kab_kota
  std::map<std::string, std::string> regions;  // "3273" -> "Kota Bandung", "32" -> "Jawa Barat"
};

// `agencies`: code, name, level, scope; `areas`: code, name. Both tab-separated, '#' begins a
// remark; a file that is not there gives no rows.
Offices load_offices(const std::filesystem::path& agencies, const std::filesystem::path& areas);

// For one ticket: the router's candidates first, then its region's offices, then the national ones.
std::vector<Office> offices_for(const Offices& offices, const Routing& routing, const Place& place);

// "PUPR-D@3273" -> "Dinas PUPR Kota Bandung"; the code itself where the tables do not know it.
std::string name_of_office(const Offices& offices, const AgencyCode& agency);

std::string json_from_offices(const std::vector<Office>& offices);

}  // namespace serap::console
