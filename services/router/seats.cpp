#include "services/router/seats.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

#include "services/router/tsv.hpp"

namespace serap::router {
namespace {

constexpr double kKmPerDegree = 111.2;
constexpr double kFarthestKm = 120;  // from any seat: beyond it the pin is at sea or abroad
constexpr double kSureRatio = 0.5;   // nearest / second: measured in README.md
constexpr double kHomeRatio = 2.0;   // home may be this many times as far as the nearest
constexpr std::size_t kMost = 3;

// Kilometres on a flat map around `a`: within a percent at the distances that matter.
double distance_km(const Coordinates& a, const Coordinates& b) {
  const double shrink = std::cos(a.latitude * std::numbers::pi / 180);
  return kKmPerDegree * std::hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * shrink);
}

bool read(std::string_view text, double& value) {
  return std::from_chars(text.data(), text.data() + text.size(), value).ptr ==
             text.data() + text.size() &&
         !text.empty();
}

}  // namespace

Result<void> Seats::add(std::string_view name, std::string_view text) {
  constexpr std::array<std::string_view, 3> kColumns{"latitude", "longitude", "regency"};
  auto sheet = parse_tsv(std::string{name}, text, kColumns);
  if (!sheet) return sheet.error();
  for (const Row& row : sheet->rows) {
    Seat seat;
    if (!read(row.cells[0], seat.at.latitude) || !read(row.cells[1], seat.at.longitude) ||
        row.cells[2].size() != 4) {
      return sheet->wrong(row, "not a latitude, a longitude and a regency's code");
    }
    seat.regency.value = row.cells[2];
    seats_.push_back(std::move(seat));
  }
  std::stable_sort(seats_.begin(), seats_.end(),
                   [](const Seat& a, const Seat& b) { return a.regency.value < b.regency.value; });
  return {};
}

Nearby Seats::near(const Coordinates& pin, const AreaCode& home) const {
  struct Distance {
    double km;
    const AreaCode* regency;
  };
  std::vector<Distance>
      nearest;  // of each regency the nearest seat, nearest first, at most kMost + 1
  for (const Seat& seat : seats_) {
    const double km = distance_km(pin, seat.at);
    if (km > kFarthestKm || (nearest.size() > kMost && km >= nearest.back().km)) continue;
    const auto same = std::find_if(nearest.begin(), nearest.end(),
                                   [&](const Distance& d) { return *d.regency == seat.regency; });
    if (same != nearest.end() && same->km <= km) continue;
    if (same != nearest.end()) nearest.erase(same);
    const auto place =
        std::find_if(nearest.begin(), nearest.end(), [&](const Distance& d) { return d.km > km; });
    nearest.insert(place, {km, &seat.regency});
    if (nearest.size() > kMost + 1) nearest.pop_back();
  }
  Nearby found;
  if (nearest.empty()) return found;
  const auto own = std::find_if(nearest.begin(), nearest.end(),
                                [&](const Distance& d) { return *d.regency == home; });
  const bool at_home = own != nearest.end() && own->km <= kHomeRatio * nearest.front().km;
  if (at_home) std::rotate(nearest.begin(), own, own + 1);
  found.sure = at_home || nearest.size() == 1 || nearest[0].km < kSureRatio * nearest[1].km;
  for (std::size_t i = 0; i < std::min(kMost, nearest.size()); ++i)
    found.regencies.push_back(*nearest[i].regency);
  return found;
}

std::span<const Seat> Seats::of(const AreaCode& regency) const {
  const auto by_code = [](const auto& a, const auto& b) {
    return a.regency.value < b.regency.value;
  };
  const auto [first, last] =
      std::equal_range(seats_.begin(), seats_.end(), Seat{{}, regency}, by_code);
  return {first, last};
}

double Seats::km_between(const AreaCode& a, const AreaCode& b) const {
  constexpr double kFurtherThanAnything = 50'000;
  double nearest = kFurtherThanAnything;
  for (const Seat& from : of(a)) {
    for (const Seat& to : of(b)) nearest = std::min(nearest, distance_km(from.at, to.at));
  }
  return nearest;
}

}  // namespace serap::router
