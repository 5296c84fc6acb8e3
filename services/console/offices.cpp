#include "services/console/offices.hpp"

#include <algorithm>
#include <fstream>
#include <functional>

#include <nlohmann/json.hpp>

namespace serap::console {
namespace {

constexpr std::string_view kJakarta = "31";  // its regencies have no offices of their own

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns{""};
  for (const char symbol : line) {
    if (symbol == '\t') {
      columns.emplace_back();
    } else if (symbol != '\r') {
      columns.back() += symbol;
    }
  }
  return columns;
}

// How an office names its region: "Kota Bandung", "Provinsi Jawa Barat".
std::string full_name(const std::string& region, const std::string& name) {
  return region.size() == 2 ? "Provinsi " + name : name;
}

void each_row(const std::filesystem::path& path, std::size_t least_columns,
              const std::function<void(const std::vector<std::string>&)>& use) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = columns_of(line);
    if (columns.size() >= least_columns && columns[0] != "code") use(columns);
  }
}

}  // namespace

Offices load_offices(const std::filesystem::path& agencies, const std::filesystem::path& areas) {
  Offices offices;
  each_row(agencies, 4, [&](const std::vector<std::string>& row) {
    if (row[3] == "national") {
      offices.national.push_back({{row[0]}, row[1], row[2]});
      return;
    }
    for (const char* level : {"kab_kota", "provinsi"}) {
      if (row[3].find(level) != std::string::npos)
        offices.regional.push_back({{row[0]}, row[1], level});
    }
  });
  each_row(areas, 2, [&](const std::vector<std::string>& row) {
    if (row[0].size() <= 4) offices.regions.emplace(row[0], row[1]);
  });
  return offices;
}

std::vector<Office> offices_for(const Offices& offices, const Routing& routing,
                                const Place& place) {
  std::vector<Office> choice;
  const auto add = [&](Office office) {
    const auto same = [&](const Office& one) { return one.agency == office.agency; };
    if (std::none_of(choice.begin(), choice.end(), same)) choice.push_back(std::move(office));
  };
  for (const Candidate& candidate : routing.candidates)
    add({candidate.agency, candidate.agency_name, candidate.level});
  for (const std::size_t digits : {std::size_t{4}, std::size_t{2}}) {
    const std::string region = place.area.value.substr(0, digits);
    const auto name = offices.regions.find(region);
    if (region.size() < digits || name == offices.regions.end()) continue;
    if (digits == 4 && region.starts_with(kJakarta)) continue;
    const std::string full = full_name(region, name->second);
    for (const Office& office : offices.regional) {
      if ((office.level == "provinsi") == (digits == 2))
        add({{office.agency.value + "@" + region}, office.name + " " + full, office.level});
    }
  }
  for (const Office& office : offices.national) add(office);
  return choice;
}

std::string name_of_office(const Offices& offices, const AgencyCode& agency) {
  const std::size_t at = agency.value.find('@');
  const std::string region = at == std::string::npos ? "" : agency.value.substr(at + 1);
  const AgencyCode generic{agency.value.substr(0, at)};
  const auto name = offices.regions.find(region);
  for (const Office& office : region.empty() ? offices.national : offices.regional) {
    if (office.agency != generic) continue;
    return region.empty()                  ? office.name
           : name == offices.regions.end() ? agency.value
                                           : office.name + " " + full_name(region, name->second);
  }
  return agency.value;
}

std::string json_from_offices(const std::vector<Office>& offices) {
  nlohmann::json all = nlohmann::json::array();
  for (const Office& office : offices) {
    all.push_back(
        {{"agency", office.agency.value}, {"name", office.name}, {"level", office.level}});
  }
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace serap::console
